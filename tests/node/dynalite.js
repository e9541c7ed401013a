// A DynamoDB that has nothing in common with moto: node dynalite.js PORT. Its own command would
// listen to the whole network.
require("dynalite")({ createTableMs: 0, deleteTableMs: 0 }).listen(Number(process.argv[2]), "127.0.0.1");
