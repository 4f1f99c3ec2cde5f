// A worker: timers of a page in the background are slowed down to one a minute, those of its workers are not.
setInterval(() => postMessage(0), 5000);
