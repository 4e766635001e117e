package fiji.plugin.neuralstyle.inspect;

import java.util.Collection;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.Layer.Kind;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.RgbImage;

/** Whether the engine has room for looking at an image: the maps asked for, and those it works on meanwhile. */
final class ForwardMemory {

	/** Input, output, and what a convolution needs beside them. */
	private static final int WORKING_MAPS = 3;

	private ForwardMemory() {}

	/** Bytes for the maps of some layers, computed together. */
	static double bytes(final NetworkWeights network, final Collection<Layer> layers, final RgbImage image) {
		final int deepest = layers.stream().mapToInt(network.layers()::indexOf).max().orElse(-1);
		double kept = 0;
		double largest = 0;
		for (final Layer layer : network.layers().subList(0, deepest + 1)) {
			final double values = network.channels(layer) / Math.pow(layer.stride(), 2);
			if (layer.kind() == Kind.CONVOLUTION) largest = Math.max(largest, values);
			if (layers.contains(layer)) kept += values;
		}
		return (kept + WORKING_MAPS * largest) * Float.BYTES * image.width() * image.height();
	}

	/** @throws IllegalArgumentException if there is less than that; the message has the size that fits */
	static void requireRoom(final NetworkWeights network, final Collection<Layer> layers, final RgbImage image,
		final long free)
	{
		final double needed = bytes(network, layers, image);
		if (needed <= free) return;
		final int fitting = (int) (Math.sqrt(free / needed) * image.longSide());
		throw new IllegalArgumentException("To look at an image of " + image.width() + " x " + image.height() +
			" pixels takes " + Bytes.text(needed) + " of memory, and " + Bytes.text(free) + " are free. Scale it to " + fitting +
			" pixels or less on the longer side (Image > Scale...), or crop it.");
	}
}
