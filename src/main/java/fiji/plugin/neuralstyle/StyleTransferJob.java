package fiji.plugin.neuralstyle;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/**
 * Style transfer from ImageJ images to an ImageJ image: what the menu command and the command line share.
 * Opens no window and changes none of its inputs.
 *
 * @param content image whose layout the result keeps
 * @param style image whose textures and colours the result takes
 * @param startImage what to start from, if the settings start from an image
 * @param network name of a network or path of a weights file
 * @param settings everything else
 */
public record StyleTransferJob(ImagePlus content, ImagePlus style, Optional<ImagePlus> startImage, String network,
	TransferSettings settings)
{

	/**
	 * Does it, on the calling thread.
	 *
	 * @param listener is told after each iteration, and may cancel
	 * @return a new RGB image, not shown, and what is known of the run
	 * @throws IOException if the network's weights cannot be read
	 * @throws IllegalArgumentException if an image or a setting will not do; the message says which and why
	 */
	public Done run(final TransferListener listener) throws IOException {
		try {
			return transfer(listener);
		}
		catch (OutOfMemoryError e) {
			// The engine's own memory is checked before; this is the heap, which holds the images.
			throw new IllegalArgumentException("The images do not fit in Java's memory of " + Runtime.getRuntime()
				.maxMemory() / 1_000_000 + " MB. Scale them down, or give Java more memory.", e);
		}
	}

	private Done transfer(final TransferListener listener) throws IOException {
		final RgbImage contentPlanes = ImageConversion.toRgb(content);
		final RgbImage stylePlanes = ImageConversion.toRgb(style);
		final Optional<RgbImage> start = startImage.map(ImageConversion::toRgb);
		final TransferRequest request = new TransferRequest(contentPlanes, stylePlanes, start, settings);
		final NetworkWeights weights = Networks.load(network);
		final TransferResult result = new StyleTransfer(weights).run(request, listener);
		return new Done(ResultImage.create(result.image(), content, style, information(weights, result)), result);
	}

	/**
	 * What came of it.
	 *
	 * @param image the picture, with all that made it in its Info property
	 * @param result losses, iterations and why it stopped
	 */
	public record Done(ImagePlus image, TransferResult result) {}

	/** Nothing here may depend on the clock: the same job writes the same file. */
	private Map<String, String> information(final NetworkWeights weights, final TransferResult result) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("software", "Neural Style Transfer " + Version.text());
		lines.put("content", content.getTitle());
		lines.put("style", style.getTitle());
		startImage.ifPresent(image -> lines.put("startImage", image.getTitle()));
		lines.put("network", network);
		lines.put("networkName", weights.name());
		lines.put("networkSha256", weights.sha256());
		lines.putAll(SettingsText.lines(settings));
		lines.put("usedPooling", result.pooling().toString());
		lines.put("usedPrecision", result.precision().toString());
		lines.put("stopped", result.reason().toString());
		lines.put("iterationsDone", Integer.toString(result.iterations()));
		lines.put("lossTotal", Double.toString(result.losses().total()));
		result.losses().content().forEach((layer, loss) -> lines.put("lossContent " + layer, Double.toString(loss)));
		result.losses().style().forEach((layer, loss) -> lines.put("lossStyle " + layer, Double.toString(loss)));
		lines.put("lossVariation", Double.toString(result.losses().variation()));
		return lines;
	}
}
