import { WebSocketServer } from 'ws';

/** The peer: a bare socket server in a process of its own that sends back what it hears. Tells its port to its parent. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', (socket) => socket.on('message', (message) => socket.send(message, { binary: false })));
server.on('listening', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
