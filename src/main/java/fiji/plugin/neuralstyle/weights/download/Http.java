package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks servers for files and parts of files. */
final class Http {

	private static final String USER_AGENT = "neural-style-transfer";

	private final HttpClient client;
	private final Patience patience;

	Http(final HttpClient client, final Patience patience) {
		this.client = client;
		this.patience = patience;
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
		final CompletableFuture<HttpResponse<PolledBody>> coming = client.sendAsync(request.build(), headers -> new PolledBody());
		try {
			return new Answer(waiting.until(patience.connect().plus(patience.stall()), millis -> within(coming, millis)), patience
				.stall(), waiting);
		}
		catch (IOException | RuntimeException e) {
			coming.cancel(true);
			throw e;
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
			throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause().toString(), e.getCause());
		}
	}
}
