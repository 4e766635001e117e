package fiji.plugin.neuralstyle.transfer;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * The result so far of a run that goes on, for whoever will not wait for its end. Listens in a listener's stead and
 * tells it all, until it is left.
 */
final class KeptResult implements TransferListener {

	/** Of Java's memory, in which the images of the caller have to live as well. */
	private static final int SHARE_OF_HEAP = 8;

	/** Of quick iterations not each is worth a copy. */
	private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

	/** A run that has not asked for so long is in a long call of the engine. */
	private static final long LONG_CALL_NS = TimeUnit.MILLISECONDS.toNanos(400);

	/** Makes the result of an image so far. */
	interface Maker {

		TransferResult make(RgbImage image, Losses losses);
	}

	private final TransferListener listener;
	private Maker maker;
	private TransferResult result;
	/** Since the level began; the losses of another size are no measure. After that Adam's may rise. */
	private boolean hasMoved;
	private long lastKept = System.nanoTime() - INTERVAL_NS;
	private long lastSign = System.nanoTime();
	// These two are read without the lock, which a listener may hold for as long as it waits for somebody.
	private volatile boolean left;
	private volatile boolean stopped;

	KeptResult(final TransferListener listener) {
		this.listener = listener;
	}

	/** From now on images are kept; before, there is nothing to leave with. */
	synchronized void begin(final Maker with) {
		maker = with;
	}

	/**
	 * Keeps what a level starts with.
	 *
	 * @param pixels that the level's images have
	 */
	synchronized void keepStart(final Supplier<RgbImage> image, final long pixels, final Losses losses) {
		hasMoved = false;
		sign();
		final long most = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
		result = maker == null || pixels * RgbImage.CHANNELS * Float.BYTES > most ? null : maker.make(image.get(), losses);
	}

	@Override
	public synchronized void notified(final String message) {
		if (!left && !stopped) listener.notified(message);
	}

	@Override
	public synchronized void iterated(final Progress progress) {
		if (left || stopped) return;
		sign();
		listener.iterated(progress);
		if (result == null || lastSign - lastKept < INTERVAL_NS) return;
		if (!hasMoved || progress.losses().total() < result.losses().total()) {
			hasMoved = true;
			lastKept = lastSign;
			result = maker.make(progress.image().get(), progress.losses());
		}
	}

	@Override
	public synchronized boolean isCancelled() {
		sign();
		return left || stopped || listener.isCancelled();
	}

	/** Does something unless the run is cancelled, as others may be at its files then; nobody leaves in the middle of it. */
	synchronized void whileAwaited(final Runnable action) {
		if (isCancelled()) return;
		action.run();
		sign();
	}

	/**
	 * If the run is cancelled but in the middle of a long call, ends its listening.
	 *
	 * @return whether {@link #get} is the result
	 */
	synchronized boolean leave() {
		if (result == null || System.nanoTime() - lastSign < LONG_CALL_NS) return false;
		left = !stopped && listener.isCancelled();
		return left;
	}

	/** Cancels the run and tells its listener no more: nobody is there any longer. */
	void stop() {
		stopped = true;
	}

	boolean isStopped() {
		return stopped;
	}

	/** Whether somebody took the result so far and went. */
	boolean isLeft() {
		return left;
	}

	synchronized TransferResult get() {
		return result;
	}

	private void sign() {
		lastSign = System.nanoTime();
	}
}
