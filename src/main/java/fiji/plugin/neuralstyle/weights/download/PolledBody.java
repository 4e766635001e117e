package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An answer's body whose reader does not wait for ever: the client's own time-out ends with the headers,
 * and a stream could be neither timed nor cancelled.
 */
final class PolledBody implements BodySubscriber<PolledBody> {

	private static final List<ByteBuffer> END = List.of();

	private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
	private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
	private volatile Throwable failure;

	@Override
	public CompletionStage<PolledBody> getBody() {
		return CompletableFuture.completedStage(this);
	}

	@Override
	public void onSubscribe(final Subscription newSubscription) {
		subscription.complete(newSubscription);
		newSubscription.request(1);
	}

	@Override
	public void onNext(final List<ByteBuffer> item) {
		arrived.add(item);
	}

	@Override
	public void onError(final Throwable throwable) {
		failure = throwable;
		arrived.add(END);
	}

	@Override
	public void onComplete() {
		arrived.add(END);
	}

	/**
	 * The next bytes, or an empty list at the end.
	 *
	 * @throws HttpTimeoutException if none come in time
	 * @throws IOException if the connection broke
	 */
	List<ByteBuffer> next(final Duration stall, final Waiting waiting) throws IOException {
		final List<ByteBuffer> buffers = waiting.until(stall, millis -> arrived.poll(millis, TimeUnit.MILLISECONDS));
		if (buffers == END) {
			// Who asks again is told the same again.
			arrived.add(END);
			if (failure != null) throw new IOException(failure.getMessage(), failure);
			return END;
		}
		subscription.join().request(1);
		return buffers;
	}

	/** Hangs up. */
	void cancel() {
		subscription.thenAccept(Subscription::cancel);
	}
}
