-- Neovim 0.7 or later: rulebooks with findings, completion (Ctrl-X Ctrl-O), declarations (Ctrl-]), what a name means
-- (K), how a statement is written (Ctrl-K while typing), another name (Leader r), fixes (Leader a), layout (Leader f;
-- gq for a part), and above scenarios and matters what can be run and shown (Leader l). Save it as
-- ~/.config/nvim/plugin/zhuji.lua; `zhuji` must stand in $PATH.

local client

local function root(path)
  local git = vim.fn.finddir('.git', vim.fn.fnamemodify(path, ':h') .. ';')
  return git ~= '' and vim.fn.fnamemodify(git, ':p:h:h') or vim.fn.fnamemodify(path, ':p:h')
end

-- Once the server answers: before that, nothing can be asked.
local function answered(_, buffer)
  local function refresh() if client then vim.lsp.codelens.refresh() end end
  vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'TextChanged' }, { buffer = buffer, callback = refresh })
  refresh()
end

local function attach(event)
  vim.bo[event.buf].filetype = 'matter'
  vim.bo[event.buf].commentstring = '# %s'
  vim.bo[event.buf].omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.bo[event.buf].tagfunc = 'v:lua.vim.lsp.tagfunc'
  local function map(keys, act) vim.keymap.set('n', keys, act, { buffer = event.buf }) end
  map('K', vim.lsp.buf.hover)
  map('<Leader>r', vim.lsp.buf.rename)
  map('<Leader>a', vim.lsp.buf.code_action)
  map('<Leader>f', vim.lsp.buf.format or vim.lsp.buf.formatting)
  map('<Leader>l', vim.lsp.codelens.run)
  vim.keymap.set('i', '<C-k>', vim.lsp.buf.signature_help, { buffer = event.buf })
  vim.bo[event.buf].formatexpr = 'v:lua.vim.lsp.formatexpr()'
  client = client or vim.lsp.start_client({
    name = 'zhuji',
    cmd = { 'zhuji', 'lsp' },
    root_dir = root(event.file),
    on_attach = answered,
    on_exit = function() client = nil end,
  })
  if client then vim.lsp.buf_attach_client(event.buf, client) end
end

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, { pattern = '*.matter', callback = attach })
