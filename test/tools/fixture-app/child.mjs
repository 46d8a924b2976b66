process.parentPort.on('message', ({ data }) => {
  if (data === 'exit') process.exit(7);
  process.parentPort.postMessage({ word: process.argv[2], isDate: data.at instanceof Date });
});
