package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks servers for files and parts of files. */
final class Http {

	private static final String USER_AGENT = "neural-style-transfer";

	private final HttpClient client;
	private final Patience patience;

	Http(final EnvironmentProxies environment, final Patience patience) {
		this.patience = patience;
		final ProxySelector java = Optional.ofNullable(ProxySelector.getDefault()).orElse(HttpClient.Builder.NO_PROXY);
		// Java 17 has no HTTP/2 without encryption that all servers understand, and with it no gain for one file.
		final HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(
			Redirect.NORMAL).connectTimeout(patience.connect()).proxy(new Proxies(java, environment));
		// With one that knows nothing, a server that wants a password would fail without saying so.
		if (environment.nameUsers()) builder.authenticator(new ProxyLogin(environment));
		client = builder.build();
	}

	/** Asks for a file from a byte on, 0 for all. */
	Answer from(final URI address, final long offset, final Waiting waiting) throws IOException {
		return ask(offset == 0 ? request(address) : request(address).setHeader("Range", "bytes=" + offset + "-"), waiting);
	}

	/** Asks for some bytes of a file. */
	Answer part(final URI address, final long offset, final long count, final Waiting waiting) throws IOException {
		return ask(request(address).setHeader("Range", "bytes=" + offset + "-" + (offset + count - 1)), waiting);
	}

	private static HttpRequest.Builder request(final URI address) {
		// Unpacked on the way, the bytes would not be those that are counted.
		return HttpRequest.newBuilder(address).header("User-Agent", USER_AGENT).header("Accept-Encoding", "identity");
	}

	private Answer ask(final HttpRequest.Builder request, final Waiting waiting) throws IOException {
		final CompletableFuture<HttpResponse<PolledBody>> coming = send(request.build());
		try {
			return new Answer(waiting.until(patience.connect().plus(patience.stall()), millis -> within(coming, millis)), patience,
				waiting);
		}
		catch (IOException | RuntimeException e) {
			coming.cancel(true);
			throw e;
		}
	}

	private CompletableFuture<HttpResponse<PolledBody>> send(final HttpRequest request) throws IOException {
		try {
			return client.sendAsync(request, headers -> new PolledBody());
		}
		catch (IllegalArgumentException e) {
			// The environment's proxy is not understood.
			throw new IOException(e.getMessage(), e);
		}
	}

	private static <T> T within(final CompletableFuture<T> coming, final long millis) throws IOException,
		InterruptedException
	{
		try {
			return coming.get(millis, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException e) {
			return null;
		}
		catch (ExecutionException e) {
			throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause().getMessage(), e.getCause());
		}
	}
}
