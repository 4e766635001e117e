package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.Tile.Span;

/**
 * Cuts an image into tiles: as few pixels as possible are seen twice.
 *
 * @param tiles rows of tiles from the top
 */
record TileGrid(List<Tile> tiles) {

	TileGrid {
		tiles = List.copyOf(tiles);
	}

	/**
	 * The best grid whose tiles have at most so many pixels.
	 *
	 * @return empty if such tiles are too small to have a core
	 */
	static Optional<TileGrid> of(final Plan plan, final int width, final int height, final long mostPixels) {
		final TileMargins margins = TileMargins.of(plan);
		List<Span> bestColumns = List.of();
		List<Span> bestRows = List.of();
		long fewest = Long.MAX_VALUE;
		for (int count = 1; count <= Math.max(1, width / margins.alignment()); count++) {
			final List<Span> columns = spans(width, count, plan.padding(), margins.alignment());
			final int widest = longest(columns, margins);
			final List<Span> rows = spansOfAtMost(height, mostPixels / widest, plan.padding(), margins);
			if (rows.isEmpty()) continue;
			final long pixels = total(columns, margins) * total(rows, margins);
			if (pixels < fewest) {
				fewest = pixels;
				bestColumns = columns;
				bestRows = rows;
			}
		}
		final List<Tile> tiles = new ArrayList<>();
		for (final Span row : bestRows) {
			for (final Span column : bestColumns) {
				tiles.add(Tile.of(plan, margins, row, column));
			}
		}
		return tiles.isEmpty() ? Optional.empty() : Optional.of(new TileGrid(tiles));
	}

	/** One tile. */
	static TileGrid whole(final Plan plan, final int width, final int height) {
		return of(plan, width, height, Long.MAX_VALUE).orElseThrow();
	}

	/** The same tiles for a plan that ends after so many steps. */
	TileGrid firstSteps(final int count) {
		return new TileGrid(tiles.stream().map(tile -> tile.firstSteps(count)).toList());
	}

	/** The pixels of the smallest tile that has a core. */
	static long fewestPixels(final Plan plan) {
		final TileMargins margins = TileMargins.of(plan);
		final long side = margins.alignment() + 2L * margins.outermost();
		// The last core of a row may be almost two units wide.
		return (side + margins.alignment()) * (side + margins.alignment());
	}

	/** Empty if even the shortest cores make a span too long. */
	private static List<Span> spansOfAtMost(final int size, final long most, final Padding padding,
		final TileMargins margins)
	{
		final boolean all = size <= most && padding != Padding.CIRCULAR;
		final long longestCore = all ? size : most - 2L * margins.outermost();
		if (longestCore < Math.min(size, margins.alignment())) return List.of();
		// Rounding up to the alignment may make a span too long; one or two more are then enough.
		for (int count = (int) -Math.floorDiv(-size, longestCore); count <= Math.max(1, size / margins.alignment()); count++) {
			final List<Span> spans = spans(size, count, padding, margins.alignment());
			if (longest(spans, margins) <= most) return spans;
		}
		return List.of();
	}

	private static List<Span> spans(final int size, final int count, final Padding padding, final int alignment) {
		final int core = TileMargins.roundedUp(-Math.floorDiv(-size, count), alignment);
		final List<Span> spans = new ArrayList<>();
		int start = 0;
		while (start < size) {
			// What is left over and too short for a value of the deepest map goes with the last.
			final int end = size - (start + core) < alignment ? size : start + core;
			spans.add(Span.of(start, end, size, padding));
			start = end;
		}
		return spans;
	}

	private static int longest(final List<Span> spans, final TileMargins margins) {
		return spans.stream().mapToInt(span -> span.end(margins.outermost()) - span.start(margins.outermost())).max()
			.orElseThrow();
	}

	private static long total(final List<Span> spans, final TileMargins margins) {
		return spans.stream().mapToLong(span -> span.end(margins.outermost()) - span.start(margins.outermost())).sum();
	}
}
