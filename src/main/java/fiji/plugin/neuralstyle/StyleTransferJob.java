package fiji.plugin.neuralstyle;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.Pictures;
import fiji.plugin.neuralstyle.image.Region;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.image.ResultStack;
import fiji.plugin.neuralstyle.image.Snapshot;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/**
 * Style transfer from ImageJ images to an ImageJ image: what the menu command and the command line share.
 * Opens no window and changes none of its inputs.
 * <p>
 * A selected area of the content limits the change to it, one of the style image is the style. Points,
 * lines and texts that are selected select no area and change nothing.
 *
 * @param content image whose layout the result keeps
 * @param style images whose textures and colours the result takes
 * @param startImage what to start from, if the settings start from an image
 * @param network name of a network or path of a weights file
 * @param images what of the content is painted, and what comes back
 * @param settings everything else
 * @param masked which style goes where; empty: the style goes everywhere
 */
public record StyleTransferJob(ImagePlus content, StyleMix style, Optional<ImagePlus> startImage, String network,
	ImageSettings images, TransferSettings settings, Optional<MaskedStyles> masked)
{

	/** A job without a mask. */
	public StyleTransferJob(final ImagePlus content, final StyleMix style, final Optional<ImagePlus> startImage,
		final String network, final ImageSettings images, final TransferSettings settings)
	{
		this(content, style, startImage, network, images, settings, Optional.empty());
	}

	/** A job with one style, without a mask. */
	public StyleTransferJob(final ImagePlus content, final ImagePlus style, final Optional<ImagePlus> startImage,
		final String network, final ImageSettings images, final TransferSettings settings)
	{
		this(content, StyleMix.of(style), startImage, network, images, settings);
	}

	/** A job with one style and {@link ImageSettings#DEFAULTS}. */
	public StyleTransferJob(final ImagePlus content, final ImagePlus style, final Optional<ImagePlus> startImage,
		final String network, final TransferSettings settings)
	{
		this(content, style, startImage, network, ImageSettings.DEFAULTS, settings);
	}

	/**
	 * How many pictures of the content will be painted; more than one make a stack.
	 *
	 * @throws IllegalArgumentException if the content has not so many
	 */
	public int pictures() {
		return new Pictures(content).numbers(images.slices()).size();
	}

	/**
	 * What a result will say of the images that it is made of, without making it: selections, and SHA-256 of what the
	 * network is given.
	 *
	 * @throws IllegalArgumentException if an image will not do; the message says why
	 */
	public Map<String, String> inputs() {
		return JobInputs.of(this).lines();
	}

	/**
	 * Does it, on the calling thread.
	 *
	 * @param listener is told after each iteration, and may cancel
	 * @return a new image, not shown, and what is known of the run
	 * @throws IOException if the network's weights cannot be read
	 * @throws IllegalArgumentException if an image or a setting will not do; the message says which and why
	 */
	public Done run(final TransferListener listener) throws IOException {
		return run(listener, Optional.empty());
	}

	/**
	 * The same, going on from a checkpoint of the same job if there is one.
	 *
	 * @param checkpoints where they are kept; delete the last one when the result is safe
	 * @throws IllegalArgumentException also if several pictures are asked for, as a checkpoint holds one
	 */
	public Done run(final TransferListener listener, final Optional<CheckpointSettings> checkpoints) throws IOException {
		try {
			return transfer(Networks.load(network), listener, checkpoints);
		}
		catch (OutOfMemoryError e) {
			throw tooLarge(e);
		}
	}

	/**
	 * The same with a network that is in memory already, for several jobs with one.
	 *
	 * @param weights what {@link #network()} names
	 */
	public Done run(final NetworkWeights weights, final TransferListener listener) {
		return run(weights, listener, Optional.empty());
	}

	/** Both. */
	public Done run(final NetworkWeights weights, final TransferListener listener,
		final Optional<CheckpointSettings> checkpoints)
	{
		try {
			return transfer(weights, listener, checkpoints);
		}
		catch (OutOfMemoryError e) {
			throw tooLarge(e);
		}
	}

	/** The engine's own memory is checked before; this is the heap, which holds the images. */
	private static IllegalArgumentException tooLarge(final OutOfMemoryError e) {
		return new IllegalArgumentException("The images do not fit in Java's memory of " + Runtime.getRuntime()
			.maxMemory() / 1_000_000 + " MB. Scale them down, or give Java more memory.", e);
	}

	private Done transfer(final NetworkWeights weights, final TransferListener listener,
		final Optional<CheckpointSettings> checkpoints)
	{
		// Its window may be used, or closed, while this goes on.
		final ImagePlus now = Snapshot.of(content);
		final Pictures pictures = new Pictures(now);
		final List<Integer> numbers = pictures.numbers(images.slices());
		if (numbers.size() > 1 && checkpoints.isPresent()) {
			throw new IllegalArgumentException("A checkpoint holds one picture, and " + numbers.size() +
				" are asked for. Paint a stack without checkpoints, or one slice at a time.");
		}
		if (numbers.size() > 1) HeapCheck.requireRoom(numbers.size(), settings.pyramid().fullSize(now.getWidth(), now
			.getHeight()), images.resultType().bytesPerPixel(now, settings.artist().bitDepth().bits()));
		final StyleCourse styles = new StyleCourse(style);
		styles.requireRoom(numbers.size());
		if (settings.artist().tileable() && Region.selection(now).isPresent()) {
			throw new IllegalArgumentException("A selection of \"" + content.getTitle() +
				"\" is to be painted, and the result to be tileable: deselect (Edit > Selection > Select None), or set tileable to false.");
		}
		if (settings.artist().tileable() && masked.isPresent()) {
			throw new IllegalArgumentException("A mask says what of \"" + content.getTitle() +
				"\" is to be painted, and the result is to be tileable: leave the mask out, or set tileable to false.");
		}
		final Optional<RgbImage> start = startImage.map(ImageConversion::toRgb);
		final PictureSequence sequence = new PictureSequence(new StyleTransfer(weights), pictures, styles, start, settings,
			images, masked, checkpoints);
		masked.flatMap(mask -> mask.note(now)).ifPresent(listener::notified);
		final TransferResult result = sequence.paint(numbers, listener);
		final List<Integer> painted = numbers.subList(0, sequence.painted().size());
		final ImagePlus image = new ResultStack(pictures, painted).of(sequence.painted());
		final Done done = new Done(image, result, painted.size(), numbers.size());
		final JobInputs inputs = new JobInputs(this, now, painted, styles, start);
		final Map<String, String> information = information(inputs.lines(sequence.given()), weights, done);
		ResultImage.describe(image, painted, images.resultType(), now, style.styles().stream().map(
			Style::title).toList(), information);
		return done;
	}

	/**
	 * What came of it.
	 *
	 * @param image the picture or the stack of pictures, with all that made it in its Info property
	 * @param result why it ended, iterations and duration of all pictures, losses of the last
	 * @param pictures how many were painted
	 * @param asked how many were asked for; more than were painted, when cancelled or out of time
	 */
	public record Done(ImagePlus image, TransferResult result, int pictures, int asked) {}

	/** Nothing here may depend on the clock: the same job writes the same file. */
	private Map<String, String> information(final Map<String, String> inputs, final NetworkWeights weights,
		final Done done)
	{
		final TransferResult result = done.result();
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("software", "Neural Style Transfer " + Version.text());
		lines.putAll(inputs);
		masked.ifPresent(mask -> lines.putAll(SettingsText.lines(mask)));
		lines.put("network", network);
		lines.put("networkName", weights.name());
		lines.put("networkSha256", weights.sha256());
		lines.putAll(SettingsText.lines(settings));
		lines.putAll(SettingsText.lines(images));
		lines.putAll(SettingsText.lines(settings.compute()));
		lines.put("usedPooling", result.pooling().toString());
		lines.put("usedPrecision", result.precision().toString());
		lines.put("usedDevice", result.device().toString());
		lines.put("usedThreads", Integer.toString(result.threads()));
		lines.put("stopped", result.reason().toString());
		if (done.asked() > 1) lines.put("slicesDone", done.pictures() + " of " + done.asked());
		lines.put("iterationsDone", Integer.toString(result.iterations()));
		lines.put("lossTotal", Double.toString(result.losses().total()));
		result.losses().content().forEach((layer, loss) -> lines.put("lossContent " + layer, Double.toString(loss)));
		result.losses().style().forEach((layer, loss) -> lines.put("lossStyle " + layer, Double.toString(loss)));
		lines.put("lossVariation", Double.toString(result.losses().variation()));
		if (done.pictures() > 1) lines.put("lossTemporal", Double.toString(result.losses().temporal()));
		return lines;
	}
}
