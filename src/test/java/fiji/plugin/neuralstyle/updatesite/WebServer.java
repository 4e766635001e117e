package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves a folder on this machine, and takes files from one user. */
final class WebServer implements AutoCloseable {

	static final String USER = "someone";
	static final String PASSWORD = "a secret: yes";

	private static final String LOGIN = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(
		StandardCharsets.UTF_8));

	private final HttpServer server;
	private final Path folder;

	WebServer(final Path folder) throws IOException {
		this.folder = folder;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", this::answer);
		server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
	}

	private void answer(final HttpExchange exchange) throws IOException {
		final Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
		byte[] body = {};
		int status = HttpURLConnection.HTTP_OK;
		if (exchange.getRequestMethod().equals("PUT")) {
			if (LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
				Files.write(file, exchange.getRequestBody().readAllBytes());
				status = HttpURLConnection.HTTP_CREATED;
			}
			else status = HttpURLConnection.HTTP_UNAUTHORIZED;
		}
		else if (Files.isRegularFile(file)) body = Files.readAllBytes(file);
		else status = HttpURLConnection.HTTP_NOT_FOUND;
		exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
