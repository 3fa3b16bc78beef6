import path from "node:path";
import {fileURLToPath} from "node:url";

import tseslint from "typescript-eslint";

const here = path.dirname(fileURLToPath(import.meta.url));

export default tseslint.config(...tseslint.configs.recommendedTypeChecked, {
    languageOptions: {parserOptions: {project: "./tsconfig.json", tsconfigRootDir: here}},
});
