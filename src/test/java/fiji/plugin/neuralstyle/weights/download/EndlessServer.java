package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Does not say how long its file is, and never ends it. */
final class EndlessServer {

	private EndlessServer() {}

	/** Serves one after another until the socket is closed. */
	static void serve(final ServerSocket server) {
		while (!server.isClosed()) {
			try (Socket socket = server.accept()) {
				final OutputStream out = socket.getOutputStream();
				out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				while (true) {
					out.write(new byte[4096]);
				}
			}
			catch (IOException e) {
				// The client has hung up, as it should, or the test is over.
				continue;
			}
		}
	}
}
