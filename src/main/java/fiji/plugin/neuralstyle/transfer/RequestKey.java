package fiji.plugin.neuralstyle.transfer;

import java.util.List;

import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.transfer.checkpoint.RunKey;

/** Tells a run from others by all that its result depends on, but for threads and memory, which a machine decides. */
final class RequestKey {

	private RequestKey() {}

	/**
	 * The key of a run.
	 *
	 * @param settings as they are used, precision and pooling among them
	 */
	static RunKey of(final TransferRequest request, final TransferSettings settings, final NetworkWeights weights,
		final ComputeDevice device)
	{
		final RunKey key = new RunKey();
		// A record's text has all that is in it, what is yet to be added too.
		key.add(settings.withCompute(ComputeSettings.AUTO).toString());
		key.add(device.toString()).add(weights.sha256()).add(weights.padding().toString());
		add(request.content(), key);
		add(request.styles(), key);
		if (settings.start() == Start.IMAGE) add(request.startImage().orElseThrow(), key);
		request.previous().ifPresent(previous -> {
			key.add("previous " + previous.weight());
			add(previous.image(), key);
			add(previous.hold(), key);
		});
		for (final StyleRegion region : request.regions()) {
			key.add("region " + region.weight()).add(region.guide().width(), region.guide().height(), region.guide().values());
			add(region.styles(), key);
		}
		return key;
	}

	private static void add(final List<WeightedStyle> styles, final RunKey key) {
		for (final WeightedStyle style : styles) {
			key.add("style " + style.weight());
			add(style.image(), key);
		}
	}

	private static void add(final RgbImage image, final RunKey key) {
		for (int c = 0; c < RgbImage.CHANNELS; c++) {
			key.add(image.width(), image.height(), image.channel(c));
		}
	}
}
