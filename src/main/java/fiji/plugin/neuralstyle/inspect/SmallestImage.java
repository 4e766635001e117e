package fiji.plugin.neuralstyle.inspect;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.Layer.Kind;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.RgbImage;

/** The smallest image in which a layer sees anything: pooling halves, and a mirrored border needs two pixels. */
final class SmallestImage {

	private SmallestImage() {}

	/** Its side in pixels. */
	static int side(final NetworkWeights network, final Layer layer) {
		int side = 1;
		while (!suffices(side, network, layer)) {
			side++;
		}
		return side;
	}

	/** @throws IllegalArgumentException if an image is smaller; the message has the smallest side that will do */
	static void require(final RgbImage image, final NetworkWeights network, final Layer layer) {
		final int side = side(network, layer);
		if (image.shortSide() >= side) return;
		throw new IllegalArgumentException("The image is " + image.width() + " x " + image.height() + " pixels; for the layer " +
			layer + " both sides must be at least " + side + ". Choose a larger image, or an earlier layer.");
	}

	private static boolean suffices(final int imageSide, final NetworkWeights network, final Layer wanted) {
		int side = imageSide;
		for (final Layer layer : network.layers()) {
			if (layer.kind() == Kind.CONVOLUTION && network.padding() == Padding.REFLECT && side < 2) return false;
			if (layer.kind() == Kind.POOLING) side /= 2;
			if (side == 0) return false;
			if (layer.equals(wanted)) return true;
		}
		return false;
	}
}
