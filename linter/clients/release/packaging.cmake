# What a release holds: the binary, the terms of what is linked into it, and the schemas of its YAML.

include(GNUInstallDirs)
install(TARGETS veritally DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES rules/schema/config.json rules/schema/rule.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/veritally/schema)
# Debian looks for all of them in one file of this name.
install(CODE "
  set(DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/copyright\")
  set(SOURCE \"${CMAKE_SOURCE_DIR}\")
  include(\"${CMAKE_CURRENT_LIST_DIR}/copyright.cmake\")")

set(CPACK_PACKAGE_VENDOR "the veritally maintainers")
set(CPACK_PACKAGE_CONTACT "the veritally maintainers <veritally@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL ${VERITALLY_HOME_PAGE})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "linter for registries of cited figures")
set(CPACK_PACKAGE_DESCRIPTION
  "Checks Markdown entries with YAML front matter, prose that derives a figure, and footnotes.")
string(TOLOWER ${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR} system)
set(CPACK_PACKAGE_FILE_NAME veritally-${PROJECT_VERSION}-${system})
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Opened only when links are asked for; the name has changed with the size of time_t.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libcurl4t64 | libcurl4, ca-certificates, git")
include(CPack)
