const core = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');

core.enableProdMode();

/** What danfojs calls on a tensor itself; TensorFlow's union package would add them, its core alone does not. */
const CHAINED = [
  ...['add', 'sub', 'mul', 'div', 'divNoNan', 'pow', 'mod', 'sqrt', 'min', 'max', 'argMax', 'argMin'],
  ...['greater', 'greaterEqual', 'less', 'lessEqual', 'equal', 'notEqual', 'transpose'],
];
for (const name of CHAINED)
  core.Tensor.prototype[name] = function (...others) {
    return core[name](this, ...others);
  };

module.exports = {
  ...core,
  get data() {
    throw new Error("danfojs' sample() is not here: draw from the Arquero table, table.sample(5).");
  },
};
