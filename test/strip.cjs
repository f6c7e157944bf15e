// Jest reads TypeScript as Node does: by stripping the types.
const { stripTypeScriptTypes } = require('node:module');
module.exports = { process: (source, file) => ({ code: stripTypeScriptTypes(source, { mode: 'strip', sourceUrl: file }) }) };
