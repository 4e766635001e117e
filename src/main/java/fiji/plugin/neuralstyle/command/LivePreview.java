package fiji.plugin.neuralstyle.command;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import fiji.plugin.neuralstyle.image.Attachments;
import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.SliceLabel;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.Losses;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * The target in a window of its own while it is optimised. Only the copy from the engine is made on the
 * optimizer's thread; blending, scaling and drawing have a thread of their own, and while it is busy nothing is copied.
 */
final class LivePreview implements TransferListener, AutoCloseable {

	/** Twice a second shows that it moves, and costs next to nothing. */
	private static final long INTERVAL_NS = 500_000_000;

	private final String title;
	private final int width;
	private final int height;
	private final AtomicBoolean drawing = new AtomicBoolean();
	private final ExecutorService drawer = Executors.newSingleThreadExecutor(LivePreview::daemon);
	private volatile ImagePlus image;
	private volatile LiveWindow window;
	private volatile boolean over;
	private long lastTime = System.nanoTime() - INTERVAL_NS;

	/**
	 * @param title of the window
	 * @param width of the result in pixels; smaller levels of the pyramid are shown as large as that
	 * @param height of the result in pixels
	 */
	LivePreview(final String title, final int width, final int height) {
		this.title = title;
		this.width = width;
		this.height = height;
	}

	@Override
	public void iterated(final Progress progress) {
		final long now = System.nanoTime();
		if (now - lastTime < INTERVAL_NS || !drawing.compareAndSet(false, true)) return;
		lastTime = now;
		final Supplier<RgbImage> target = progress.image().copy();
		final String line = line(progress);
		drawer.execute(() -> draw(target, line));
	}

	/** Closing the window ends the run. */
	@Override
	public boolean isCancelled() {
		final LiveWindow shown = window;
		return shown != null && shown.isClosed();
	}

	/**
	 * Puts the result where the preview was, if its window is still open.
	 *
	 * @return the image to hand out: the preview's, or the result itself
	 */
	ImagePlus adopt(final ImagePlus result) throws InterruptedException {
		over = true;
		final AtomicReference<ImagePlus> adopted = new AtomicReference<>(result);
		// After the frames that are still to be drawn.
		onEventThread(() -> {
			if (window == null || window.isClosed()) return;
			if (result.getStackSize() > 1) {
				window.close();
				return;
			}
			image.setProcessor(result.getProcessor());
			image.setTitle(result.getTitle());
			image.setCalibration(result.getCalibration());
			image.setOverlay(result.getOverlay());
			SliceLabel.copy(result, image);
			image.setProperty("Info", result.getInfoProperty());
			Attachments.of(result).attachTo(image);
			image.changes = true;
			adopted.set(image);
		});
		return adopted.get();
	}

	/** Ends the preview; its window stays, as an ordinary image's. */
	@Override
	public void close() {
		over = true;
		drawer.shutdown();
		final LiveWindow shown = window;
		if (shown != null) EventQueue.invokeLater(() -> shown.tell(null));
	}

	/** Java may end while it draws. */
	private static Thread daemon(final Runnable work) {
		final Thread thread = new Thread(work, "Neural Style preview");
		thread.setDaemon(true);
		return thread;
	}

	private static void onEventThread(final Runnable work) throws InterruptedException {
		if (EventQueue.isDispatchThread()) {
			work.run();
			return;
		}
		try {
			EventQueue.invokeAndWait(work);
		}
		catch (InvocationTargetException e) {
			throw new IllegalStateException("The result's window cannot be shown: " + e.getCause(), e);
		}
	}

	private void draw(final Supplier<RgbImage> target, final String line) {
		try {
			final ImageProcessor pixels = fullSize(ImageConversion.toImagePlus(title, target.get()).getProcessor());
			EventQueue.invokeLater(() -> show(pixels, line));
		}
		finally {
			drawing.set(false);
		}
	}

	private ImageProcessor fullSize(final ImageProcessor pixels) {
		if (pixels.getWidth() == width && pixels.getHeight() == height) return pixels;
		pixels.setInterpolationMethod(ImageProcessor.BILINEAR);
		return pixels.resize(width, height);
	}

	/** On the event thread. */
	private void show(final ImageProcessor pixels, final String line) {
		if (over) return;
		if (window == null) {
			image = new ImagePlus(title, pixels);
			window = new LiveWindow(image);
		}
		if (window.isClosed()) return;
		image.setProcessor(pixels);
		// Closing it must not ask whether to save half a picture.
		image.changes = false;
		window.tell(line);
	}

	private static String line(final Progress progress) {
		final Losses losses = progress.losses();
		return String.format(Locale.ROOT, "size %d/%d, %d/%d; loss %.3g: content %.2g, style %.2g", progress.level(),
			progress.levels(), progress.iteration(), progress.iterations(), losses.total(), sum(losses.content().values()), sum(
				losses.style().values()));
	}

	private static double sum(final Iterable<Double> values) {
		double sum = 0;
		for (final double value : values) {
			sum += value;
		}
		return sum;
	}
}
