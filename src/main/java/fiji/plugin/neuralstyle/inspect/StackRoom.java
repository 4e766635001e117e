package fiji.plugin.neuralstyle.inspect;

import java.util.List;

import fiji.plugin.neuralstyle.network.Layer;
import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * How much of Java's memory stacks of feature maps take, known before they are made.
 *
 * @param maps how many
 * @param bytes of all of them
 * @param bytesOfOneEach of one map of each layer
 * @param copies bytes needed for what they are made of, while they are made
 * @param copyOfOne the same for one map
 */
public record StackRoom(int maps, double bytes, double bytesOfOneEach, double copies, double copyOfOne) {

	/** Bytes from which on the size is worth a word beforehand. */
	private static final double LARGE = 1e9;

	/** The room for the maps of an image of so many pixels. */
	public static StackRoom of(final NetworkWeights network, final List<Layer> layers, final MapSettings settings,
		final int width, final int height)
	{
		int maps = 0;
		double bytes = 0;
		double bytesOfOneEach = 0;
		double copies = 0;
		double copyOfOne = 0;
		for (final Layer layer : layers) {
			final int count = settings.selection().countOf(network.channels(layer));
			final double own = Float.BYTES * (double) (width / layer.stride()) * (height / layer.stride());
			final double shown = settings.size() == MapSettings.Size.IMAGE ? Float.BYTES * (double) width * height : own;
			maps += count;
			bytes += count * shown;
			bytesOfOneEach += shown;
			if (settings.showsMapsAsTheyAre()) continue;
			// One layer's maps are there before what is made of them.
			copies = Math.max(copies, count * own);
			copyOfOne = Math.max(copyOfOne, own);
		}
		return new StackRoom(maps, bytes, bytesOfOneEach, copies, copyOfOne);
	}

	/** Whether they take a gigabyte or more. */
	public boolean isLarge() {
		return bytes >= LARGE;
	}

	/**
	 * The stacks' size, such as {@code 128 maps, 8.4 MB}. Where they are large, or Java has less free, also how many
	 * maps of each layer are neither.
	 */
	public String advice() {
		return advice(Bytes.freeInJava());
	}

	String advice(final long free) {
		final boolean fits = bytes + copies <= free;
		if (fits && !isLarge()) return toString();
		final String tooLarge = fits ? "" : ", and Java has " + Bytes.text(free) + " free";
		final long fewer = (long) Math.min(LARGE / bytesOfOneEach, free / (bytesOfOneEach + copyOfOne));
		if (fewer < 1) return this + tooLarge + ": fewer layers, or a smaller image, take less.";
		return this + tooLarge + ": with \"most\" at " + fewer + " they take " + Bytes.text(Math.min(bytes, fewer *
			bytesOfOneEach)) + " or less.";
	}

	/** Such as {@code 128 maps, 8.4 MB}. */
	@Override
	public String toString() {
		return maps + (maps == 1 ? " map, " : " maps, ") + Bytes.text(bytes);
	}

	/** @throws IllegalArgumentException if Java has less free; the message has the stacks' size, and how many maps fit */
	void require(final MapSettings.Size size, final long free) {
		if (bytes + copies <= free) return;
		final long fitting = (long) (free / (bytesOfOneEach + copyOfOne));
		final String fewer = fitting >= 1 ? "ask for " + fitting + " maps of each layer at most (parameter most), " : "";
		final String smaller = size == MapSettings.Size.IMAGE ? "for size \"layer\", " : "";
		throw new IllegalArgumentException(maps + " maps make " + Bytes.text(bytes) + ", and Java has " + Bytes.text(free) +
			" free: " + fewer + smaller + "for fewer layers, or scale the image down.");
	}
}
