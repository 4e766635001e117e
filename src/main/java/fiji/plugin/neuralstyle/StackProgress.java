package fiji.plugin.neuralstyle;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/** Tells a listener of the runs of a stack as of one: fraction and time left are those of the whole. */
final class StackProgress {

	private final TransferListener listener;
	private final int pictures;
	private final long startTime = System.nanoTime();
	private int done = -1;
	private long pictureStartTime;

	StackProgress(final TransferListener listener, final int pictures) {
		this.listener = listener;
		this.pictures = pictures;
	}

	/**
	 * The listener for the next picture's run.
	 *
	 * @param whole makes the whole picture of what is being painted, on any thread
	 */
	TransferListener next(final UnaryOperator<RgbImage> whole) {
		done++;
		pictureStartTime = System.nanoTime();
		listener.pictureStarted(done + 1, pictures);
		return new TransferListener() {

			@Override
			public void iterated(final Progress p) {
				listener.iterated(new Progress(p.level(), p.levels(), p.size(), p.iteration(), p.iterations(), p.losses(), (done +
					p.fraction()) / pictures, timeLeft(p), () -> {
						final Supplier<RgbImage> painted = p.image().copy();
						return () -> whole.apply(painted.get());
					}));
			}

			@Override
			public void notified(final String message) {
				// The next pictures have nothing new to say.
				if (done == 0) listener.notified(message);
			}

			@Override
			public boolean isCancelled() {
				return listener.isCancelled();
			}
		};
	}

	/** Seconds since the first picture began. */
	double elapsed() {
		return (System.nanoTime() - startTime) / 1e9;
	}

	private Duration timeLeft(final Progress p) {
		// Pictures that are done tell best how long one takes; before, the estimate of the first one does.
		if (done == 0 && p.timeLeft().isZero() && p.fraction() < 1) return Duration.ZERO;
		final long now = System.nanoTime();
		final long nanosEach = done > 0 ? (pictureStartTime - startTime) / done : now - pictureStartTime + p.timeLeft()
			.toNanos();
		return p.timeLeft().plusNanos((pictures - done - 1) * nanosEach);
	}
}
