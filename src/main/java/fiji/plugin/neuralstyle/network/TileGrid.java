package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
		return of(plan, Side.whole(height, plan), Side.whole(width, plan), mostPixels);
	}

	/** Without tiles if a side is empty. */
	private static Optional<TileGrid> of(final Plan plan, final Side y, final Side x, final long mostPixels) {
		if (y.length() == 0 || x.length() == 0) return Optional.of(new TileGrid(List.of()));
		final TileMargins margins = TileMargins.of(plan);
		List<Span> bestColumns = List.of();
		List<Span> bestRows = List.of();
		long fewest = Long.MAX_VALUE;
		for (int count = 1; count <= Math.max(1, x.length() / margins.alignment()); count++) {
			final List<Span> columns = x.spans(count, margins.alignment());
			final int widest = longest(columns, margins);
			final List<Span> rows = y.spansOfAtMost(mostPixels / widest, margins);
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

	/** Those of the grids that see the fewest pixels whose cores cover the image but that of this one's first tile. */
	TileGrid withoutFirst(final Plan plan, final int width, final int height, final long mostPixels) {
		final Side y = Side.whole(height, plan);
		final Side x = Side.whole(width, plan);
		final long[] first = tiles.get(0).core();
		final Side above = y.part(0, first[1]);
		final Side below = y.part(first[1], height);
		final Side left = x.part(0, first[3]);
		final Side right = x.part(first[3], width);
		final TileGrid same = new TileGrid(tiles.subList(1, tiles.size())).firstSteps(plan.steps().length);
		return Stream.of(both(of(plan, above, right, mostPixels), of(plan, below, x, mostPixels)), both(of(plan, y, right,
			mostPixels), of(plan, below, left, mostPixels))).flatMap(Optional::stream).reduce(same, (best, grid) -> grid
				.pixels() < best.pixels() ? grid : best);
	}

	private static Optional<TileGrid> both(final Optional<TileGrid> one, final Optional<TileGrid> other) {
		return one.flatMap(a -> other.map(b -> new TileGrid(Stream.concat(a.tiles().stream(), b.tiles().stream()).toList())));
	}

	/** Pixels that the network sees in all tiles together. */
	long pixels() {
		return tiles.stream().mapToLong(Tile::pixels).sum();
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

	/**
	 * Part of a side of an image, to be cut into spans whose cores cover it.
	 *
	 * @param start first pixel, a multiple of the alignment
	 * @param end exclusive
	 * @param size of the whole side
	 * @param padding beyond its ends
	 */
	private record Side(int start, int end, int size, Padding padding) {

		static Side whole(final int size, final Plan plan) {
			return new Side(0, size, size, plan.padding());
		}

		Side part(final long first, final long last) {
			return new Side((int) first, (int) last, size, padding);
		}

		int length() {
			return end - start;
		}

		/** Empty if even the shortest cores make a span too long. */
		List<Span> spansOfAtMost(final long most, final TileMargins margins) {
			// One or two spans may reach beyond the part on one side only, or on none.
			for (int count = 1; count <= 2; count++) {
				final List<Span> spans = spans(count, margins.alignment());
				if (longest(spans, margins) <= most) return spans;
			}
			final long longestCore = most - 2L * margins.outermost();
			if (longestCore < Math.min(length(), margins.alignment())) return List.of();
			// Rounding up to the alignment may make a span too long; one or two more are then enough.
			for (int count = (int) -Math.floorDiv(-length(), longestCore); count <= Math.max(1, length() / margins.alignment()); count++) {
				final List<Span> spans = spans(count, margins.alignment());
				if (longest(spans, margins) <= most) return spans;
			}
			return List.of();
		}

		List<Span> spans(final int count, final int alignment) {
			final int core = TileMargins.roundedUp(-Math.floorDiv(-length(), count), alignment);
			final List<Span> spans = new ArrayList<>();
			int first = start;
			while (first < end) {
				// What is left over and too short for a value of the deepest map goes with the last.
				final int last = end - (first + core) < alignment ? end : first + core;
				spans.add(Span.of(first, last, size, padding));
				first = last;
			}
			return spans;
		}
	}

	private static int longest(final List<Span> spans, final TileMargins margins) {
		return spans.stream().mapToInt(span -> span.end(margins.outermost()) - span.start(margins.outermost())).max()
			.orElseThrow();
	}

	private static long total(final List<Span> spans, final TileMargins margins) {
		return spans.stream().mapToLong(span -> span.end(margins.outermost()) - span.start(margins.outermost())).sum();
	}
}
