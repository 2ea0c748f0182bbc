module.exports = require("./http").https;
