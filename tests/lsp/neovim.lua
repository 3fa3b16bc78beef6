-- Neovim opens an entry, sees its diagnostics, applies the quick fix under the cursor and saves.
local entry = vim.env.ENTRY

local function fail(message)
    print("FAILED: " .. message .. "\n0 passed, 1 failed\n")
    vim.cmd("cquit 1")
end

local function check(condition, message)
    if not condition then
        fail(message)
    end
end

local function diagnostics(code)
    return vim.tbl_filter(function(one)
        return one.code == code
    end, vim.diagnostic.get(0))
end

local function run()
    local text = {
        "---", "layout: default", "title: Bøx", "name: Bøx", "category: individuals",
        "compute: 1e+14", "stakeholders: 1", "---", "", "## Description", "", "A box.", "",
        "## Scope", "", "It provides 1e+14 dense INT8 operations per second.", "",
        "## Implications", "", "None.", "", "## Works cited", "", "Nothing.",
    }
    vim.fn.writefile(text, entry)
    vim.cmd("filetype on")
    vim.cmd("edit " .. entry)
    check(vim.bo.filetype == "markdown", "the file is no Markdown")
    local id = vim.lsp.start_client({
        name = "veritally",
        cmd = { vim.env.VERITALLY, "lsp" },
        root_dir = vim.fn.fnamemodify(entry, ":h"),
    })
    check(id, "the server does not start")
    check(vim.lsp.buf_attach_client(0, id), "the server takes no buffer")
    check(vim.wait(10000, function()
        return #diagnostics("front-matter/enum") == 1
    end), "no diagnostic comes")
    local found = diagnostics("front-matter/enum")[1]
    check(found.lnum == 4 and found.col == 10, "the diagnostic stands elsewhere")

    vim.api.nvim_win_set_cursor(0, { 5, 12 })
    local params = vim.lsp.util.make_range_params()
    params.context = { diagnostics = {} }
    local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000)
    check(answers and answers[id] and answers[id].result, "no code action comes")
    for _, action in ipairs(answers[id].result) do
        if action.isPreferred then
            vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
            break
        end
    end
    check(vim.fn.getline(5) == "category: individual", "the action changed nothing")
    check(vim.wait(10000, function()
        return #diagnostics("front-matter/enum") == 0
    end), "the diagnostic stays")
    vim.cmd("write")
    check(vim.fn.readfile(entry)[5] == "category: individual", "the file was not saved")
    print("1 passed, 0 failed\n")
    vim.lsp.stop_client(id)
    vim.cmd("qall!")
end

local fine, message = pcall(run)
if not fine then
    fail(tostring(message))
end
