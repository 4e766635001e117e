package fiji.plugin.neuralstyle.weights.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that wants a password for https, which a virtual machine gives only if it was started for it. */
@Timeout(60)
class ProxyPasswordTest {

	private static final String WANTED = "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"";

	@TempDir
	private Path folder;

	@Test
	void asTheScriptStartsJavaTheProxyIsToldThePassword() throws Exception {
		final String script = Files.readString(Path.of("scripts", "stylize"));
		final List<String> flags = Pattern.compile("-Djdk\\.http\\S+").matcher(script).results().map(found -> found.group())
			.toList();

		// "me:secret" as HTTP encodes it.
		assertEquals(List.of("", "Basic bWU6c2VjcmV0"), logins(flags.toArray(String[]::new)));
	}

	/** What the proxy is told at each request. */
	private List<String> logins(final String... javaArguments) throws Exception {
		try (ServerSocket proxy = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
			final CompletableFuture<List<String>> told = CompletableFuture.supplyAsync(() -> List.of(answer(proxy, WANTED),
				answer(proxy, "403 Forbidden")));
			final ProcessBuilder program = new TestStore(folder).with(new byte[1], URI.create(
				"https://invented.example/net.h5")).otherProgram(javaArguments);
			program.environment().keySet().removeIf(name -> name.matches("(?i)(no|https?|all)_proxy"));
			program.environment().put("https_proxy", "http://me:secret@127.0.0.1:" + proxy.getLocalPort());
			final Process process = program.start();
			final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertTrue(said.contains("403"), said);
			return told.get();
		}
	}

	/** Takes a request, answers it and hangs up. */
	private static String answer(final ServerSocket server, final String status) {
		try (Socket socket = server.accept();
				BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(),
					StandardCharsets.US_ASCII)))
		{
			final String header = "Proxy-Authorization: ";
			// All of it is read: hanging up before would break the connection.
			final List<String> request = reader.lines().takeWhile(line -> !line.isEmpty()).toList();
			socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes(
				StandardCharsets.US_ASCII));
			return request.stream().filter(line -> line.startsWith(header)).map(line -> line.substring(header.length())).findFirst()
				.orElse("");
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
