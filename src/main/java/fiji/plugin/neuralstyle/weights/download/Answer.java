package fiji.plugin.neuralstyle.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A server's answer, of which the headers are here and the body is coming. */
final class Answer implements Closeable {

	static final int OK = 200;
	static final int PARTIAL = 206;
	static final int RANGE_NOT_SATISFIABLE = 416;

	private static final int PROXY_LOGIN = 407;

	private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

	private final HttpResponse<PolledBody> response;
	private final Patience patience;
	private final Waiting waiting;
	private final Pace pace;

	Answer(final HttpResponse<PolledBody> response, final Patience patience, final Waiting waiting) {
		this.response = response;
		this.patience = patience;
		this.waiting = waiting;
		pace = new Pace(patience);
	}

	int status() {
		return response.statusCode();
	}

	/** @throws IOException if the status is none of these */
	void check(final int... wanted) throws IOException {
		if (IntStream.of(wanted).anyMatch(status -> status == status())) return;
		throw new IOException(status() == PROXY_LOGIN ? "the proxy wants a user and a password; set https_proxy or http_proxy to " +
			"http://user:password@host:port (for https, Java must be started with -Djdk.http.auth.tunneling.disabledSchemes=)"
			: "it answered with status " + status());
	}

	/** The place of the first byte in the whole file. */
	long start() throws IOException {
		return status() == PARTIAL ? Long.parseLong(contentRange().group(1)) : 0;
	}

	/** Bytes of the whole file, where the server says so. */
	OptionalLong total() throws IOException {
		if (status() != PARTIAL) return response.headers().firstValueAsLong("Content-Length");
		final String total = contentRange().group(3);
		return total.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total));
	}

	/** Whether this says that the file ends after so many bytes, so that there are none to go on with. */
	boolean saysThatAllIs(final long bytes) {
		return status() == RANGE_NOT_SATISFIABLE && response.headers().firstValue("Content-Range").filter(("bytes */" +
			bytes)::equals).isPresent();
	}

	private Matcher contentRange() throws IOException {
		final Matcher matcher = CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
		if (!matcher.matches()) throw new IOException("it answered with a part, but did not say which");
		return matcher;
	}

	/**
	 * The next bytes, or an empty list at the end.
	 *
	 * @throws IOException if the connection broke, or the server has stalled
	 */
	List<ByteBuffer> next() throws IOException {
		final List<ByteBuffer> buffers = response.body().next(patience.stall(), waiting);
		if (!buffers.isEmpty()) pace.add(buffers.stream().mapToLong(ByteBuffer::remaining).sum());
		return buffers;
	}

	@Override
	public void close() {
		response.body().cancel();
	}
}
