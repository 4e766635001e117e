package fiji.plugin.neuralstyle.weights.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that do not exist, reached by a proxy on this machine. */
@Timeout(60)
class ProxiesTest {

	private static final byte[] CONTENT = Sums.noise(5, 2000);
	private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20));
	private static final List<String> PROPERTIES = List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts",
		"https.proxyHost", "https.proxyPort");

	@TempDir
	private Path folder;

	private final Map<String, String> before = new HashMap<>();
	private FileServer proxy;

	@BeforeEach
	void start() throws IOException {
		proxy = new FileServer(CONTENT);
		for (final String name : PROPERTIES) {
			final String value = System.getProperty(name);
			if (value != null) before.put(name, value);
			System.clearProperty(name);
		}
	}

	@AfterEach
	void stop() {
		proxy.close();
		PROPERTIES.forEach(System::clearProperty);
		before.forEach(System::setProperty);
	}

	private void fetch(final Map<String, String> environment, final String address) throws IOException {
		final RemoteFile file = new RemoteFile(List.of(URI.create(address)), OptionalLong.empty(), new Checksum(
			Checksum.Method.MD5, Sums.md5(CONTENT)));
		Downloader.of(environment, PATIENCE).fetch(file, folder.resolve("part"), DownloadListener.NONE);
	}

	private String failure(final Map<String, String> environment, final String address) {
		return assertThrows(IOException.class, () -> fetch(environment, address)).getMessage();
	}

	private String proxyAddress() {
		return "http://127.0.0.1:" + proxy.port();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY" })
	void theEnvironmentsProxyIsUsed(final String variable) throws IOException {
		fetch(Map.of(variable, proxyAddress()), "http://invented.example/net.pth");
		assertEquals(List.of(new FileServer.Asked("invented.example", "all")), proxy.asked());
	}

	@Test
	void theEnvironmentsProxyMayLackItsScheme() throws IOException {
		fetch(Map.of("http_proxy", " 127.0.0.1:" + proxy.port() + "/ "), "http://invented.example/net.pth");
		assertEquals(1, proxy.asked().size());
	}

	@Test
	void javasSettingsComeBeforeTheEnvironment() throws IOException {
		System.setProperty("http.proxyHost", "127.0.0.1");
		System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
		fetch(Map.of("http_proxy", "http://127.0.0.1:1", "no_proxy", "*"), "http://invented.example/net.pth");
		assertEquals("invented.example", proxy.asked().get(0).host());
	}

	@Test
	void javasExceptionsHoldAgainstTheEnvironmentToo() {
		System.setProperty("http.proxyHost", "127.0.0.1");
		System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
		System.setProperty("http.nonProxyHosts", "*.invalid");
		assertTrue(failure(Map.of("http_proxy", proxyAddress()), "http://net.invalid/net.pth").contains("its name is not known"));
		assertEquals(List.of(), proxy.asked());
	}

	@Test
	void thisMachineIsReachedWithoutAProxy() throws IOException {
		fetch(Map.of("http_proxy", "http://127.0.0.1:1"), proxyAddress() + "/net.pth");
		assertEquals("127.0.0.1:" + proxy.port(), proxy.asked().get(0).host());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "net.invalid", "other.example, net.invalid", "other.example net.invalid",
		".invalid", "*.invalid", "invalid", "*", "NET.Invalid", "net.invalid:8123", ".invalid:8123" })
	void exceptionsOfTheEnvironmentAreNotAskedOfTheProxy(final String exceptions) {
		assertTrue(failure(Map.of("http_proxy", proxyAddress(), "NO_PROXY", exceptions), "http://net.invalid:8123/net.pth")
			.contains("its name is not known"));
		assertEquals(List.of(), proxy.asked());
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "other.invalid", "et.invalid", "net.invalid:80", "net", "net.invalid.example", ",,", "::1" })
	void otherExceptionsDoNotCount(final String exceptions) throws IOException {
		fetch(Map.of("http_proxy", proxyAddress(), "no_proxy", exceptions), "http://net.invalid:8123/net.pth");
		assertEquals("net.invalid:8123", proxy.asked().get(0).host());
	}

	@Test
	void aProxyIsToldTheUserAndThePasswordOfTheVariable() throws IOException {
		proxy.wantingLogin(Base64.getEncoder().encodeToString("an@nymous:pass:word".getBytes(StandardCharsets.UTF_8)));
		fetch(Map.of("http_proxy", "http://an%40nymous:pass:word@127.0.0.1:" + proxy.port()),
			"http://invented.example/net.pth");
		assertTrue(proxy.asked().size() <= 2);
	}

	@Test
	void aProxyThatWantsAPasswordSaysWhereToSetIt() {
		proxy.wantingLogin("unknown");
		final String message = failure(Map.of("http_proxy", proxyAddress()), "http://invented.example/net.pth");
		assertTrue(message.contains("the proxy wants a user and a password") && message.contains("http_proxy"), message);
	}

	@Test
	void aWrongPasswordFailsAndIsInNoMessage() {
		proxy.wantingLogin("unknown");
		final String message = failure(Map.of("http_proxy", "http://me:secret@127.0.0.1:" + proxy.port()),
			"http://invented.example/net.pth");
		assertFalse(message.contains("secret"), message);
		assertTrue(message.endsWith(".") && proxy.asked().size() < 10, message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://me:pass word@host:8080", "http://", "http://me:p@ss@host", "socks5://127.0.0.1:1080",
		"http://host:99999", "://", "http://host:port" })
	void aVariableThatIsNoProxyIsNamedWithoutItsText(final String text) {
		final String message = failure(Map.of("HTTP_PROXY", text), "http://invented.example/net.pth");
		assertTrue(message.startsWith("http://invented.example/net.pth: the environment variable HTTP_PROXY is no address"),
			message);
		assertFalse(message.contains("me:p") || message.contains("@ss"), message);
	}

	@Test
	void secureAddressesAreAskedOfTheirOwnProxyByATunnel() throws Exception {
		try (ServerSocket tunnel = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			final CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> refuse(tunnel));
			final String message = failure(Map.of("http_proxy", proxyAddress(), "https_proxy", "http://127.0.0.1:" + tunnel
				.getLocalPort()), "https://invented.example/net.pth");
			assertEquals("CONNECT invented.example:443 HTTP/1.1", asked.get());
			assertTrue(message.startsWith("https://invented.example/net.pth: ") && message.contains("403"), message);
			assertEquals(List.of(), proxy.asked());
		}
	}

	private static String refuse(final ServerSocket server) {
		try (Socket socket = server.accept();
				BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(),
					StandardCharsets.US_ASCII)))
		{
			final String first = reader.readLine();
			String line = first;
			while (!line.isEmpty()) {
				line = reader.readLine();
			}
			socket.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(
				StandardCharsets.US_ASCII));
			return first;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
