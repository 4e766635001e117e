package fiji.plugin.neuralstyle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.FineDetail;
import fiji.plugin.neuralstyle.image.Pictures;
import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.image.StylePart;
import fiji.plugin.neuralstyle.network.Guide;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.Previous;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleRegion;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.transfer.WeightedStyle;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;
import ij.ImagePlus;

/**
 * Paints pictures of a stack one after the other, each held to the one before where their contents are
 * alike, or have moved. Ends early, with the pictures so far, when cancelled or out of time.
 */
final class PictureSequence {

	private final StyleTransfer transfer;
	private final Pictures pictures;
	private final StyleCourse styles;
	private final OriginalColours colours;
	private final Optional<RgbImage> startImage;
	private final TransferSettings settings;
	private final ImageSettings images;
	private final Optional<MaskedStyles> masked;
	private final Optional<CheckpointSettings> checkpoints;
	/** Of the mask's regions, beside the first. */
	private final List<RgbImage> moreStyles;
	private final List<ImagePlus> painted = new ArrayList<>();
	private final PictureHash given = new PictureHash();
	/** Of all so far, as of one run; null before the first. Their float images are not kept, as those of a stack are large. */
	private TransferResult result;
	/** What the loss of the first picture came down to: the unit of the temporal weight. */
	private double firstLoss;
	/** What the network was given of the picture before; null before the first. */
	private RgbImage contentBefore;

	/** @param checkpoints for one picture alone */
	PictureSequence(final StyleTransfer transfer, final Pictures pictures, final StyleCourse styles,
		final Optional<RgbImage> startImage, final TransferSettings settings, final ImageSettings images,
		final Optional<MaskedStyles> masked, final Optional<CheckpointSettings> checkpoints)
	{
		this.transfer = transfer;
		this.pictures = pictures;
		this.styles = styles;
		this.startImage = startImage;
		this.settings = settings;
		colours = new OriginalColours(settings.artist().colour());
		this.images = images;
		this.masked = masked;
		this.checkpoints = checkpoints;
		moreStyles = masked.map(MaskedStyles::moreStyles).orElse(List.of()).stream().map(image -> StylePart.of(image).image())
			.toList();
	}

	/**
	 * Paints pictures in the order given. When cancelled or out of time, the one being painted is kept as it
	 * is then, unless it is still as it began; the first one is kept in any case.
	 *
	 * @return of all pictures, as of one run: image and losses are the last one's
	 */
	TransferResult paint(final List<Integer> numbers, final TransferListener listener) {
		final StackProgress progress = new StackProgress(listener, numbers.size());
		for (int i = 0; i < numbers.size(); i++) {
			final int number = numbers.get(i);
			final List<WeightedStyle> now = styles.at(i, numbers.size());
			final StopReason reason = isOver(listener, progress).orElseGet(() -> paint(pictures.copy(number), now, progress));
			if (isEarly(reason)) return result.endedBy(reason);
		}
		return result;
	}

	/** The painted pictures; fewer than asked for where it ended early. */
	List<ImagePlus> painted() {
		return painted;
	}

	/** What the network was given of the painted pictures. Asked once, at the end. */
	PictureHash given() {
		return given;
	}

	/** Why to end between two pictures. */
	private Optional<StopReason> isOver(final TransferListener listener, final StackProgress progress) {
		if (result == null) return Optional.empty();
		if (listener.isCancelled()) return Optional.of(StopReason.CANCELLED);
		final boolean late = settings.stopping().timeLimit() > 0 && secondsLeft(progress) <= 0;
		return late ? Optional.of(StopReason.TIME) : Optional.empty();
	}

	private StopReason paint(final ImagePlus picture, final List<WeightedStyle> style, final StackProgress progress) {
		final Workpiece piece = Workpiece.of(picture, settings.pyramid(), images.feather(), masked);
		final List<WeightedStyle> mixed = colours.styles(style, piece.content());
		final TransferRequest request = new TransferRequest(piece.content(), mixed, piece.start(startImage), previous(piece
			.content()), settings.withPyramid(piece.pyramid()).withStopping(stopping(progress))).withRegions(regions(piece, mixed));
		final TransferResult now = transfer.run(request, progress.next(shown -> piece.preview(finished(shown, piece.content()))),
			checkpoints);
		if (result == null || now.iterations() > 0 || !isEarly(now.reason())) {
			if (result == null) firstLoss = now.losses().total();
			result = result == null ? now : result.then(now);
			painted.add(piece.finish(finished(now.image(), piece.content()), images.resultType(), settings.artist()
				.bitDepth().bits()));
			given.add(piece.content());
			contentBefore = piece.content();
		}
		return now.reason();
	}

	/** What was painted, in the colours and with the detail that are wanted. */
	private RgbImage finished(final RgbImage image, final RgbImage content) {
		final RgbImage coloured = colours.result(image, content);
		final double detail = settings.artist().detail();
		return detail == 0 ? coloured : FineDetail.over(coloured, Planes.resize(content, image.width(), image.height()), detail);
	}

	/** Regions outside what is painted ask nothing. */
	private List<StyleRegion> regions(final Workpiece piece, final List<WeightedStyle> mixed) {
		final List<Guide> guides = piece.guides();
		final List<StyleRegion> regions = new ArrayList<>();
		for (int i = 0; i < guides.size(); i++) {
			if (guides.get(i).peak() == 0) continue;
			regions.add(new StyleRegion(guides.get(i), i == 0 ? mixed : List.of(new WeightedStyle(colours.style(moreStyles.get(i -
				1), piece.content()), 1)), 1));
		}
		return regions;
	}

	private Optional<Previous> previous(final RgbImage content) {
		if (result == null || images.temporalWeight() == 0) return Optional.empty();
		return Optional.of(images.motion().follow(result.image(), contentBefore, content, firstLoss * images.temporalWeight()));
	}

	private static boolean isEarly(final StopReason reason) {
		return reason.endsRun();
	}

	/** The time limit is for all pictures together. */
	private StoppingSettings stopping(final StackProgress progress) {
		final StoppingSettings stopping = settings.stopping();
		if (stopping.timeLimit() == 0 || result == null) return stopping;
		// Zero would be no limit.
		return new StoppingSettings(stopping.iterations(), stopping.tolerance(), Math.max(Double.MIN_VALUE, secondsLeft(
			progress)));
	}

	private double secondsLeft(final StackProgress progress) {
		return settings.stopping().timeLimit() - progress.elapsed();
	}
}
