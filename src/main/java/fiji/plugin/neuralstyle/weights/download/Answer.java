package fiji.plugin.neuralstyle.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's answer, of which the headers are here and the body is coming. */
final class Answer implements Closeable {

	static final int OK = 200;
	static final int PARTIAL = 206;
	static final int RANGE_NOT_SATISFIABLE = 416;

	private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

	private final HttpResponse<PolledBody> response;
	private final Duration stall;
	private final Waiting waiting;

	Answer(final HttpResponse<PolledBody> response, final Duration stall, final Waiting waiting) {
		this.response = response;
		this.stall = stall;
		this.waiting = waiting;
	}

	int status() {
		return response.statusCode();
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

	private Matcher contentRange() throws IOException {
		final Matcher matcher = CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
		if (!matcher.matches()) throw new IOException("it answered with a part, but did not say which");
		return matcher;
	}

	/** The next bytes, or an empty list at the end. */
	List<ByteBuffer> next() throws IOException {
		return response.body().next(stall, waiting);
	}

	@Override
	public void close() {
		response.body().cancel();
	}
}
