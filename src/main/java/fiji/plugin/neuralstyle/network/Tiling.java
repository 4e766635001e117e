package fiji.plugin.neuralstyle.network;

import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Into what tiles images are cut, so that the network's maps fit in a given memory.
 *
 * @param bytes that feature maps, their gradients, the weights and the engine's own may take at a time
 * @param cancelled asked between two tiles: whether to give up
 */
public record Tiling(long bytes, BooleanSupplier cancelled) {

	/** Everything at once that the engine can see at once. */
	public static final Tiling NONE = new Tiling(Long.MAX_VALUE, () -> false);

	/** What may be kept beside the maps of a tile, of the memory for these. */
	private static final int KEPT_SHARE = 8;
	private static final long MEGA = 1_000_000;

	/**
	 * The tiles for a plan.
	 *
	 * @param estimate of the memory that the plan needs
	 * @return empty if the whole image fits and can be seen at once
	 * @throws IllegalArgumentException if not even the smallest tile fits; the message says how much it needs
	 */
	Optional<TileGrid> grid(final Plan plan, final MemoryEstimate estimate, final int width, final int height) {
		final long pixels = (long) width * height;
		if (pixels <= estimate.mostPixels() && estimate.bytes(pixels) <= bytes) return Optional.empty();
		final Optional<TileGrid> grid = TileGrid.of(plan, width, height, estimate.pixelsIn(bytes));
		if (grid.isPresent()) return grid;
		throw new IllegalArgumentException("A memory of " + bytes / MEGA + " MB is too small for this network: it needs at least " +
			(estimate.bytes(TileGrid.fewestPixels(plan)) / MEGA + 1) + " MB. Allow that much.");
	}

	/** Whether so many bytes of maps are few enough to be kept. */
	public boolean keeps(final long mapBytes) {
		return bytes == Long.MAX_VALUE || mapBytes <= bytes / KEPT_SHARE;
	}

	/** What the smallest tiles need for losses on some layers and their gradient. */
	public static long leastBytes(final NetworkWeights network, final Collection<Layer> layers, final Pooling pooling,
		final Precision precision)
	{
		return MemoryEstimate.of(network, layers, pooling, precision).bytes(TileGrid.fewestPixels(Plan.of(network, pooling,
			layers)));
	}
}
