package fiji.plugin.neuralstyle.inspect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.transfer.StopReason;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import ij.ImageStack;

/** Small pictures of one content and one style, to choose a content layer and a style weight from. */
public final class LayerExplorer {

	/** In the stack, and in the contact sheet. */
	private static final int COPIES = 2;

	private final String network;
	private final ExplorerSettings settings;

	/** @param network name of a network or path of a weights file */
	public LayerExplorer(final String network, final ExplorerSettings settings) {
		this.network = network;
		this.settings = settings;
	}

	/**
	 * Makes the pictures, each what a {@link StyleTransferJob} of its settings gives. Cancelled, those that are
	 * finished remain.
	 *
	 * @throws IOException if the network's weights cannot be read
	 * @throws IllegalArgumentException if an image or a setting will not do, before anything is computed
	 * @throws CancellationException if none is finished
	 */
	public Exploration explore(final ImagePlus content, final ImagePlus style, final IterationWatcher watcher)
		throws IOException
	{
		final NetworkWeights weights = Networks.load(network);
		LayerNames.parse(settings.layersText(), weights);
		final List<ExplorerCell> cells = settings.cells();
		requireRoom(cells.size(), settings.of(cells.get(0)).pyramid().fullSize(content.getWidth(), content.getHeight()), Bytes
			.freeInJava());
		ImageStack stack = null;
		for (int n = 0; n < cells.size() && !watcher.isCancelled(); n++) {
			final StyleTransferJob job = new StyleTransferJob(content, style, Optional.empty(), network,
				ImageSettings.DEFAULTS, settings.of(cells.get(n)));
			final StyleTransferJob.Done done = job.run(weights, new PartOfAll(watcher, n, cells.size()));
			if (done.result().reason() == StopReason.CANCELLED) break;
			if (stack == null) stack = new ImageStack(done.image().getWidth(), done.image().getHeight());
			stack.addSlice(cells.get(n).label(), done.image().getProcessor());
		}
		if (stack == null) throw new CancellationException("Cancelled before the first picture was finished.");
		final ImagePlus pictures = new ImagePlus("Layer Explorer of " + content.getTitle() + " and " + style.getTitle(), stack);
		pictures.setProperty("Info", ExplorerInfo.of(content, style, network, weights, settings, stack.size()));
		return new Exploration(pictures, settings);
	}

	static void requireRoom(final int pictures, final Size size, final long free) {
		final double bytes = (double) COPIES * pictures * size.pixels() * Integer.BYTES;
		if (bytes <= free) return;
		throw new IllegalArgumentException(pictures + " pictures of " + size.width() + " x " + size.height() + " pixels take " +
			Bytes.text(bytes) + ", and Java has " + Bytes.text(free) +
			" free. Choose a smaller size, fewer content layers or fewer style weights.");
	}
}
