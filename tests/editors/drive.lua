-- Drives Neovim as an editor would use it, and writes what it saw as JSON to $NEWSLINT_SEEN.
-- Runs in Neovim 0.7 and newer: `nvim --headless -u SETUP STORY -c 'luafile drive.lua'`.
local seen = { version = vim.version().major .. "." .. vim.version().minor .. "." .. vim.version().patch }

local function finish(fault)
  seen.fault = fault
  local file = assert(io.open(os.getenv("NEWSLINT_SEEN"), "w"))
  file:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
  file:close()
  vim.cmd("qall!")
end

local function diagnostics()
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(0)) do
    local code = item.code or (item.user_data and item.user_data.lsp and item.user_data.lsp.code)
    table.insert(found, {
      rule = code, line = item.lnum, start = item.col, end_line = item.end_lnum, stop = item.end_col,
      severity = item.severity, source = item.source,
    })
  end
  return found
end

local function find(rule)
  for _, item in ipairs(diagnostics()) do
    if item.rule == rule then return item end
  end
end

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then error("waited a minute for " .. what) end
end

local function put_cursor(item)
  vim.api.nvim_win_set_cursor(0, { item.line + 1, item.start })
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1]
end

--- Choose the code action whose title begins so, from the menu that the user would see.
local function take(rule, title)
  put_cursor(assert(find(rule), rule))
  local offered, taken = {}, false
  vim.ui.select = function(items, options, choose)
    for number, item in ipairs(items) do
      local text = options.format_item and options.format_item(item) or tostring(item)
      table.insert(offered, text)
      if text:sub(1, #title) == title and not taken then
        taken = true
        choose(item, number)
      end
    end
  end
  vim.lsp.buf.code_action()
  wait("the menu of " .. rule, function() return #offered > 0 end)
  assert(taken, title .. " is not in " .. table.concat(offered, "; "))
  return offered
end

local function drive()
  wait("diagnostics", function() return #diagnostics() > 0 end)
  seen.opened = diagnostics()

  local doubled = assert(find("doubled-word"))
  seen.actions = take("doubled-word", "Take out")
  wait("the fix", function() return not line(doubled.line):find("the the") end)
  seen.fixed = line(doubled.line)
  wait("doubled-word to go", function() return not find("doubled-word") end)

  -- An edit by hand: the same words again, in front of what is left.
  vim.api.nvim_buf_set_text(0, doubled.line, 0, doubled.line, 0, { "It was was so. " })
  wait("the edit's finding", function() return find("doubled-word") end)
  seen.edited = find("doubled-word")

  put_cursor(assert(find("inconsistent-name")))
  vim.lsp.buf.rename("Wittkow")
  wait("the rename", function()
    return not table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"):find("Witk?of?[fv]")
  end)
  seen.renamed = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  wait("inconsistent-name to go", function() return not find("inconsistent-name") end)

  take("doubled-word", "Disable doubled-word")
  wait("the rule to be off", function() return not find("doubled-word") end)
  seen.left = diagnostics()
  seen.fileformat = vim.bo.fileformat
end

local ok, fault = pcall(drive)
finish(not ok and tostring(fault) or nil)
