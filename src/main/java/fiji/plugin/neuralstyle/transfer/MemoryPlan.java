package fiji.plugin.neuralstyle.transfer;

import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.MemoryEstimate;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Processor;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.Tiling;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings.Method;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;

/**
 * How a run makes do with the memory there is. In turn: the whole image at once; tiles; an optimizer that
 * remembers less; Adam, which remembers least; Adam with its memory in 16 bits.
 *
 * @param tileBytes what feature maps may take at a time; {@link Long#MAX_VALUE} for the whole image at once
 * @param networkBytes what feature maps take at a time, about
 * @param leastTileBytes what the smallest tiles take
 * @param optimizer to use
 * @param adamStorage of what Adam remembers
 * @param bytes of memory that the run takes at its peak, about
 * @param message what is not as it was asked for; empty if all is
 */
record MemoryPlan(long tileBytes, long networkBytes, long leastTileBytes, OptimizerSettings optimizer,
	AdamState.Storage adamStorage, long bytes, Optional<String> message)
{

	/** What tiles may take without being asked: larger ones gain little time, and all that is not images stays under 2 GB. */
	private static final long USUAL_TILE_BYTES = 1_300_000_000L;
	/** Of free memory, as images want room as well. */
	private static final int TILE_SHARE = 4;
	/** Content, style and target at two sizes, gradient, direction and trial points. */
	private static final int IMAGES_OF_LBFGS = 10;
	/** Target, gradient, two moments and the best. */
	private static final int IMAGES_OF_ADAM = 5;
	/** Target, gradient; two moments and the best in half as much. */
	private static final double IMAGES_OF_COMPACT_ADAM = 3.5;
	/** The average of Adam's points, and what is added to it. */
	private static final int IMAGES_OF_AVERAGE = 2;
	/** As it comes out of scaling, and half way. */
	private static final int IMAGES_OF_STYLE = 2;
	/** With fewer steps L-BFGS is little better than going straight downhill. */
	private static final int SHORTEST_HISTORY = 4;
	private static final int VALUE_BYTES = 4;
	private static final long MEGA = 1_000_000;

	/**
	 * Plans a run.
	 *
	 * @param full the size of the result
	 * @param free bytes of memory on the device
	 * @throws IllegalArgumentException if there is no way; the message has the size or the memory that works
	 */
	static MemoryPlan of(final NetworkWeights weights, final TransferSettings settings, final Size full, final long free) {
		return of(weights, settings, full, full.pixels(), free);
	}

	/**
	 * The same for styles of another size than the result's.
	 *
	 * @param stylePixels of the largest style as the network sees it
	 */
	static MemoryPlan of(final NetworkWeights weights, final TransferSettings settings, final Size full,
		final double stylePixels, final long free)
	{
		return new Planner(weights, settings, full, stylePixels, free).plan();
	}

	/** Whether the full size is seen in tiles. */
	boolean isTiled() {
		return tileBytes != Long.MAX_VALUE;
	}

	/** What to do when the engine ran out of memory all the same, as others took it or the estimate was too low. */
	String wayOut(final Size size) {
		// Images and what lies between them have their part, so that a little less would not do.
		final long less = networkBytes / 8;
		final String way = less < leastTileBytes ? "Choose a smaller size (when sharpening, set sharpen to 0), or free some memory." : "Set memory to " +
			less / MEGA + " MB, so that the picture is seen in tiles that fit.";
		return "The engine ran out of memory at " + size.width() + " x " + size.height() + " pixels. " + way;
	}

	private static final class Planner {

		private final TransferSettings settings;
		private final Size full;
		private final double stylePixels;
		private final long free;
		private final MemoryEstimate network;
		private final MemoryEstimate forward;
		private final long leastTileBytes;
		private final long targetBytes;

		Planner(final NetworkWeights weights, final TransferSettings settings, final Size full,
			final double stylePixels, final long free)
		{
			this.settings = settings;
			this.full = full;
			this.stylePixels = stylePixels;
			this.free = free;
			final LossTerms terms = new LossTerms(weights, settings);
			final Pooling pooling = settings.pooling().orElse(weights.pooling());
			final Precision precision = settings.precision().orElseGet(() -> Processor.here().preferredPrecision());
			network = MemoryEstimate.of(weights, terms.layers(), pooling, precision);
			forward = MemoryEstimate.forward(weights, terms.styleLayers(), precision);
			leastTileBytes = Tiling.leastBytes(weights, terms.layers(), pooling, precision);
			targetBytes = MemoryEstimate.mapBytes(weights, terms.contentLayers(), precision, full.pixels());
		}

		MemoryPlan plan() {
			requireArrays();
			requireStyle();
			final OptimizerSettings asked = settings.optimizer();
			final long given = settings.compute().memory() * MEGA;
			if (given > 0 && given < leastTileBytes) {
				throw new IllegalArgumentException("A memory of " + settings.compute().memory() +
					" MB is too small for this network; it needs at least " + (leastTileBytes / MEGA + 1) +
					" MB. Set memory to that or more, or to 0 to choose it automatically.");
			}
			// Of a style scaled up no gradient is wanted, but it may be many times as large.
			final long whole = Math.max(network.bytes(full.pixels()), forward.bytes(Math.round(stylePixels)));
			final boolean isSeenAtOnce = full.pixels() <= network.mostPixels() && (given == 0 || whole <= given);
			if (isSeenAtOnce && whole + targetBytes + images(asked) <= free) return whole(whole, asked);
			final long tile = Math.max(leastTileBytes, given > 0 ? Math.min(given, whole) : Math.min(USUAL_TILE_BYTES, free /
				TILE_SHARE));
			if (fits(tile, asked)) return inTiles(tile, asked, Optional.empty());
			return withLess(tile, asked);
		}

		private MemoryPlan whole(final long bytes, final OptimizerSettings asked) {
			return new MemoryPlan(Long.MAX_VALUE, bytes, leastTileBytes, asked, AdamState.Storage.EXACT, bytes + targetBytes +
				images(asked), Optional.empty());
		}

		private MemoryPlan withLess(final long tile, final OptimizerSettings asked) {
			final long room = free - tile - kept(tile);
			final int history = (int) ((room / imageBytes() - IMAGES_OF_LBFGS) / 2);
			if (asked.method() == Method.LBFGS && history >= SHORTEST_HISTORY) {
				final OptimizerSettings shorter = new OptimizerSettings(asked.method(), history, asked.learningRate());
				return inTiles(tile, shorter, Optional.of("L-BFGS remembers " + history + " steps instead of " + asked.history() +
					", as " + gigabytes(free) + " GB of memory are free."));
			}
			final OptimizerSettings adam = new OptimizerSettings(Method.ADAM, asked.history(), asked.learningRate());
			final String instead = asked.method() == Method.ADAM ? "" : "The optimizer is Adam instead of " + asked.method() +
				", which remembers more images than fit into the " + gigabytes(free) + " GB of memory that are free.";
			if (fits(tile, adam)) return inTiles(tile, adam, Optional.of(instead));
			final long compact = tile + kept(tile) + compactImages();
			if (compact > free) throw tooLarge(tile);
			return new MemoryPlan(tile, tile, leastTileBytes, adam, AdamState.Storage.COMPACT, compact, Optional.of((instead +
				" Adam remembers in 16 bits, as " + gigabytes(free) + " GB of memory are free.").strip()));
		}

		private MemoryPlan inTiles(final long tile, final OptimizerSettings optimizer, final Optional<String> message) {
			return new MemoryPlan(tile, tile, leastTileBytes, optimizer, AdamState.Storage.EXACT, all(tile, optimizer), message);
		}

		private boolean fits(final long networkBytes, final OptimizerSettings optimizer) {
			return all(networkBytes, optimizer) <= free;
		}

		private long all(final long networkBytes, final OptimizerSettings optimizer) {
			return networkBytes + kept(networkBytes) + images(optimizer);
		}

		/** Content maps, unless they are computed anew each time. */
		private long kept(final long tile) {
			return new Tiling(tile, () -> false).keeps(targetBytes) ? targetBytes : 0;
		}

		private long images(final OptimizerSettings optimizer) {
			return styleBytes() + imageBytes() * switch (optimizer.method()) {
				case LBFGS -> IMAGES_OF_LBFGS + 2L * optimizer.history();
				case ADAM -> IMAGES_OF_ADAM + imagesBefore() + imagesOfAverage();
			};
		}

		private long compactImages() {
			return styleBytes() + Math.round(imageBytes() * (IMAGES_OF_COMPACT_ADAM + imagesBefore() + imagesOfAverage()));
		}

		/** The content as it is given and at the full size, and what that begins with, where these are not one and the same. */
		private int imagesBefore() {
			final boolean resized = settings.pyramid().size() != 0 || settings.artist().tileable();
			final boolean begun = resized || settings.pyramid().levels() > 1 || settings.start() != Start.CONTENT;
			return 1 + (resized ? 1 : 0) + (begun ? 1 : 0);
		}

		private int imagesOfAverage() {
			return settings.artist().averaging() > 0 ? IMAGES_OF_AVERAGE : 0;
		}

		/** What the style takes beyond an image of the result's size, which is counted among the others. */
		private long styleBytes() {
			return Math.round(Math.max(0, stylePixels - full.pixels()) * RgbImage.CHANNELS * VALUE_BYTES * IMAGES_OF_STYLE);
		}

		private long imageBytes() {
			return full.pixels() * RgbImage.CHANNELS * VALUE_BYTES;
		}

		private IllegalArgumentException tooLarge(final long tile) {
			final double room = Math.max(0, free - tile);
			final double area = room / compactImages();
			// At the smaller size maps may be kept again.
			final boolean keeps = new Tiling(tile, () -> false).keeps(Math.round(area * targetBytes));
			final double scale = Math.sqrt(keeps ? room / (compactImages() + targetBytes) : area);
			final int fitting = (int) (scale * Math.max(full.width(), full.height()));
			final String way = settings.pyramid().sharpening() > 0 ? "Set sharpen to 0 for a result of the size that is painted, or free " +
				"some memory." : fitting >= PyramidSettings.SMALLEST_SIDE ? "Size " + fitting +
				" (longer side in pixels) fits; set size to that or less, or free some memory." : "Free some memory.";
			return new IllegalArgumentException("An image of " + full.width() + " x " + full.height() + " needs about " +
				gigabytes(tile + kept(tile) + compactImages()) + " GB of memory, and " + gigabytes(free) + " GB are free. " + way);
		}

		private void requireStyle() {
			if (styleBytes() < free / 2) return;
			throw new IllegalArgumentException("At its scale the style has " + Math.round(stylePixels / MEGA) +
				" megapixels, which needs about " + gigabytes(styleBytes()) + " GB of memory, and " + gigabytes(free) +
				" GB are free. Lower the style scale or the style size.");
		}

		/** Java's arrays end at 2^31 values, and with them ImageJ's images. */
		private void requireArrays() {
			if (full.pixels() <= RgbImage.MOST_PIXELS) return;
			final double scale = Math.sqrt(RgbImage.MOST_PIXELS / (double) full.pixels());
			throw new IllegalArgumentException("An image of " + full.width() + " x " + full.height() +
				" has more pixels than an image of ImageJ can have. Size " + (int) (scale * Math.max(full.width(), full.height())) +
				" (longer side in pixels) fits; set size to that or less.");
		}

		private static String gigabytes(final long bytes) {
			return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
		}
	}
}
