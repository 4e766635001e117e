package fiji.plugin.neuralstyle.inspect;

import java.util.List;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Whether Java has room for stacks of feature maps, said before they are made. */
final class StackRoom {

	private StackRoom() {}

	/** @throws IllegalArgumentException if not; the message has the stacks' size, and how many maps fit */
	static void require(final NetworkWeights network, final List<Layer> layers, final MapSettings settings,
		final RgbImage image, final long free)
	{
		int maps = 0;
		double bytes = 0;
		double bytesOfOneEach = 0;
		double copies = 0;
		double copyOfOne = 0;
		for (final Layer layer : layers) {
			final int count = settings.selection().countOf(network.channels(layer));
			final double own = Float.BYTES * (double) image.width() / layer.stride() * image.height() / layer.stride();
			final double shown = settings.size() == MapSettings.Size.IMAGE ? Float.BYTES * (double) image.width() * image
				.height() : own;
			maps += count;
			bytes += count * shown;
			bytesOfOneEach += shown;
			if (settings.showsMapsAsTheyAre()) continue;
			// One layer's maps are there before what is made of them.
			copies = Math.max(copies, count * own);
			copyOfOne = Math.max(copyOfOne, own);
		}
		if (bytes + copies <= free) return;
		final long fitting = (long) (free / (bytesOfOneEach + copyOfOne));
		final String fewer = fitting >= 1 ? "ask for " + fitting + " maps of each layer at most (parameter most), " : "";
		final String smaller = settings.size() == MapSettings.Size.IMAGE ? "for size \"layer\", " : "";
		throw new IllegalArgumentException(maps + " maps make " + Bytes.text(bytes) + ", and Java has " + Bytes.text(free) +
			" free: " + fewer + smaller + "for fewer layers, or scale the image down.");
	}
}
