-- Neovim 0.7 or later: rulebooks with findings, layout, symbols, folds and fixes. Save it as
-- ~/.config/nvim/plugin/zhuji.lua; `zhuji` must stand in $PATH.

local client

local function root(path)
  local git = vim.fn.finddir('.git', vim.fn.fnamemodify(path, ':h') .. ';')
  return git ~= '' and vim.fn.fnamemodify(git, ':p:h:h') or vim.fn.fnamemodify(path, ':p:h')
end

local function attach(event)
  vim.bo[event.buf].filetype = 'matter'
  vim.bo[event.buf].commentstring = '# %s'
  client = client or vim.lsp.start_client({
    name = 'zhuji',
    cmd = { 'zhuji', 'lsp' },
    root_dir = root(event.file),
    on_exit = function() client = nil end,
  })
  if client then vim.lsp.buf_attach_client(event.buf, client) end
end

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, { pattern = '*.matter', callback = attach })
