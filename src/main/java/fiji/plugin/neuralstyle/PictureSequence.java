package fiji.plugin.neuralstyle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.Pictures;
import fiji.plugin.neuralstyle.image.Steadiness;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.Previous;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;

/**
 * Paints pictures of a stack one after the other, each held to the one before where their contents are
 * alike. Ends early, with the pictures so far, when cancelled or out of time.
 */
final class PictureSequence {

	private final StyleTransfer transfer;
	private final Pictures pictures;
	private final RgbImage style;
	private final Optional<RgbImage> startImage;
	private final TransferSettings settings;
	private final ImageSettings images;
	private final List<ImagePlus> painted = new ArrayList<>();
	private final List<TransferResult> results = new ArrayList<>();
	/** What the network was given of the picture before; null before the first. */
	private RgbImage contentBefore;

	PictureSequence(final StyleTransfer transfer, final Pictures pictures, final RgbImage style,
		final Optional<RgbImage> startImage, final TransferSettings settings, final ImageSettings images)
	{
		this.transfer = transfer;
		this.pictures = pictures;
		this.style = style;
		this.startImage = startImage;
		this.settings = settings;
		this.images = images;
	}

	/**
	 * Paints pictures in the order given. When cancelled or out of time, the one being painted is kept as it
	 * is then, unless it is still as it began; the first one is kept in any case.
	 *
	 * @return why it ended
	 */
	StopReason paint(final List<Integer> numbers, final TransferListener listener) {
		final StackProgress progress = new StackProgress(listener, numbers.size());
		for (final int number : numbers) {
			if (!results.isEmpty()) {
				if (listener.isCancelled()) return StopReason.CANCELLED;
				if (settings.stopping().timeLimit() > 0 && secondsLeft(progress) <= 0) return StopReason.TIME;
			}
			final StopReason reason = paint(pictures.copy(number), progress);
			if (reason == StopReason.CANCELLED || reason == StopReason.TIME) return reason;
		}
		return results.get(results.size() - 1).reason();
	}

	/** The painted pictures, as many as there are results. */
	List<ImagePlus> painted() {
		return painted;
	}

	List<TransferResult> results() {
		return results;
	}

	private StopReason paint(final ImagePlus picture, final StackProgress progress) {
		final Workpiece piece = Workpiece.of(picture, settings.pyramid(), images.feather());
		final TransferRequest request = new TransferRequest(piece.content(), style, piece.start(startImage), previous(piece
			.content()), settings.withPyramid(piece.pyramid()).withStopping(stopping(progress)));
		final TransferResult result = transfer.run(request, progress.next(piece::preview));
		if (results.isEmpty() || result.iterations() > 0) {
			results.add(result);
			painted.add(piece.finish(result.image(), images.resultType()));
			contentBefore = piece.content();
		}
		return result.reason();
	}

	private Optional<Previous> previous(final RgbImage content) {
		if (results.isEmpty() || images.temporalWeight() == 0) return Optional.empty();
		return Optional.of(new Previous(results.get(results.size() - 1).image(), Steadiness.between(contentBefore, content),
			images.temporalWeight()));
	}

	/** The time limit is for all pictures together. */
	private StoppingSettings stopping(final StackProgress progress) {
		final StoppingSettings stopping = settings.stopping();
		if (stopping.timeLimit() == 0 || results.isEmpty()) return stopping;
		// Zero would be no limit.
		return new StoppingSettings(stopping.iterations(), stopping.tolerance(), Math.max(Double.MIN_VALUE, secondsLeft(
			progress)));
	}

	private double secondsLeft(final StackProgress progress) {
		return settings.stopping().timeLimit() - progress.elapsed();
	}
}
