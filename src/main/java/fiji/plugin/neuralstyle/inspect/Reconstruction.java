package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.LayerWeights;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.StyleTransfer;
import fiji.plugin.neuralstyle.transfer.TransferRequest;
import fiji.plugin.neuralstyle.transfer.TransferResult;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;
import ij.ImageStack;

/**
 * The images that layers alone determine, from noise (L. Gatys, A. Ecker, M. Bethge, "A Neural Algorithm of
 * Artistic Style", 2015, figure 1). Content: the image whose feature maps at one layer are those of the
 * given image. Style: the image whose Gram matrices at that layer and all those named before are.
 */
public final class Reconstruction {

	private final NetworkWeights network;
	private final ReconstructionSettings settings;

	/** @param network to see with; never changed */
	public Reconstruction(final NetworkWeights network, final ReconstructionSettings settings) {
		this.network = network;
		this.settings = settings;
	}

	/**
	 * An RGB stack, an image a slice, labelled {@code content relu3_1} or {@code style to relu3_1}; not
	 * shown. Cancelled, it ends with the best image so far.
	 *
	 * @param layers one image each, or two
	 * @throws IllegalArgumentException if the image is too small, or there is not enough memory for the size
	 */
	public ImagePlus of(final ImagePlus image, final List<Layer> layers, final IterationWatcher watcher) {
		final RgbImage planes = ImageConversion.toRgb(image);
		final List<Task> tasks = tasks(layers);
		ImageStack stack = null;
		boolean goOn = true;
		for (int n = 0; goOn && n < tasks.size(); n++) {
			final TransferResult result = new StyleTransfer(network).run(new TransferRequest(planes, planes, tasks.get(n)
				.settings()), new PartOfAll(watcher, n, tasks.size()));
			final ImagePlus picture = ImageConversion.toImagePlus("", result.image());
			if (stack == null) stack = new ImageStack(picture.getWidth(), picture.getHeight());
			stack.addSlice(tasks.get(n).label(), picture.getProcessor());
			goOn = result.reason() != StopReason.CANCELLED;
		}
		return new ImagePlus("Reconstructions of " + image.getTitle(), stack);
	}

	private record Task(String label, TransferSettings settings) {}

	private List<Task> tasks(final List<Layer> layers) {
		final List<Task> tasks = new ArrayList<>();
		final TransferSettings base = TransferSettings.DEFAULTS.withStart(Start.NOISE, settings.seed()).withPyramid(settings
			.pyramid()).withStopping(new StoppingSettings(settings.iterations(), 0, 0));
		if (settings.what() != ReconstructionSettings.What.STYLE) {
			for (final Layer layer : layers) {
				tasks.add(new Task("content " + layer, base.withContentLayers(LayerWeights.parse(layer.name())).withWeights(base
					.contentWeight(), 0, 0)));
			}
		}
		if (settings.what() != ReconstructionSettings.What.CONTENT) {
			for (int n = 0; n < layers.size(); n++) {
				final List<String> names = layers.subList(0, n + 1).stream().map(Layer::name).toList();
				final String label = (n == 0 ? "style " : "style to ") + names.get(n);
				tasks.add(new Task(label, base.withStyleLayers(LayerWeights.parse(String.join(",", names))).withWeights(0, base
					.styleWeight(), 0)));
			}
		}
		return tasks;
	}
}
