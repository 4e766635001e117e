package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of an image beside the tile that is kept. */
class TileGridTest {

	/** Width and height, the side of tiles with a gradient, that of those without. */
	@ParameterizedTest
	@CsvSource({ "ZERO, 413, 389, 256, 256", "ZERO, 413, 389, 256, 330", "ZERO, 530, 301, 224, 224", "REFLECT, 900, 33, 192, 200",
		"ZERO, 47, 901, 200, 300", "CIRCULAR, 416, 384, 256, 300", "CIRCULAR, 64, 832, 216, 216", "ZERO, 512, 512, 480, 480",
		"ZERO, 413, 389, 1000, 1000", "ZERO, 700, 600, 192, 192" })
	void coresOfTheRestAndTheFirstTileCoverTheImageOnce(final Padding padding, final int width, final int height,
		final int side, final int sumSide)
	{
		final Plan plan = plan(padding, "relu4_2", "relu5_1");
		final Plan style = plan(padding, "relu1_1", "relu4_1");
		final TileGrid grid = TileGrid.of(plan, width, height, (long) side * side).orElseThrow();
		final TileGrid rest = grid.withoutFirst(style, width, height, (long) sumSide * sumSide);

		final int[][] times = new int[height][width];
		count(grid.tiles().get(0), times);
		for (final Tile tile : rest.tiles()) {
			count(tile, times);
			assertTrue(tile.pixels() <= Math.max(side * side, sumSide * sumSide), () -> tile.pixels() + " pixels");
			assertEquals(style.steps().length, tile.regions().length);
		}
		for (final int[] row : times) {
			for (final int count : row) {
				assertEquals(1, count);
			}
		}
		assertTrue(rest.pixels() <= grid.pixels() - grid.tiles().get(0).pixels(), "never more than the same tiles");
	}

	@Test
	void noTileIsLargerThanTheEngineSeesAtOnceHoweverMuchMemoryThereIs() {
		final Plan plan = plan(Padding.ZERO, "relu5_1");
		final MemoryEstimate estimate = new MemoryEstimate(1, 0, 3000L * 3000);

		assertEquals(Optional.empty(), Tiling.NONE.grid(plan, estimate, 3000, 3000));
		assertTrue(Tiling.NONE.grid(plan, estimate, 3000, 3001).isPresent());
		final TileGrid grid = Tiling.NONE.grid(plan, estimate, 6000, 5000).orElseThrow();
		assertTrue(grid.tiles().stream().allMatch(tile -> tile.pixels() <= estimate.mostPixels()));
		assertTrue(grid.tiles().size() < 8, "as few as possible");
	}

	@Test
	void ofTwoTilesTheOtherIsLeftAndOfOneNothing() {
		final Plan plan = plan(Padding.ZERO, "relu5_1");
		final TileGrid two = TileGrid.of(plan, 512, 1024, 512L * 582).orElseThrow();
		assertEquals(2, two.tiles().size(), "each reaches 70 pixels beyond its core on one side only");
		assertEquals(582L * 512, two.withoutFirst(plan, 512, 1024, 512L * 582).pixels());
		assertEquals(List.of(), TileGrid.whole(plan, 512, 1024).withoutFirst(plan, 512, 1024, 512L * 582).tiles());
	}

	/** Three tiles of 512 + 70 pixels a side, or one of these and one of twice the width. */
	@Test
	void largerTilesForSumsSeeFewerPixels() {
		final Plan plan = plan(Padding.ZERO, "relu5_1");
		final TileGrid four = TileGrid.of(plan, 1024, 1024, 582L * 582).orElseThrow();
		assertEquals(4, four.tiles().size());
		assertEquals(3L * 582 * 582, four.withoutFirst(plan, 1024, 1024, 582L * 582).pixels());
		assertEquals(582L * 582 + 582L * 1024, four.withoutFirst(plan, 1024, 1024, 582L * 1024).pixels());
	}

	private static void count(final Tile tile, final int[][] times) {
		for (long y = tile.core()[0]; y < tile.core()[1]; y++) {
			for (long x = tile.core()[2]; x < tile.core()[3]; x++) {
				times[(int) y][(int) x]++;
			}
		}
	}

	private static Plan plan(final Padding padding, final String... layers) {
		final NetworkWeights weights = FormulaNetwork.weights().withPadding(padding);
		return Plan.of(weights, Pooling.MAX, List.of(layers).stream().map(weights::layer).toList());
	}
}
