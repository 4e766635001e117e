package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Sums of F^T F over tiles, where F are a layer's values as rows, as far as they are in a guide's region: Gram matrices before
 * they are divided. With one row and column more the values themselves are summed as well: moments before they are divided.
 */
final class TileSums implements AutoCloseable {

	private static final int NO_GUIDE = -1;

	private final Program program;
	private final TileArguments tiles;
	private final List<Wanted> wanted;
	private final NDManager manager;
	private final NDManager numbers;
	private final NDArray rows;
	private final NDList guides;

	/**
	 * One sum.
	 *
	 * @param layer of which
	 * @param guide of the layer's map, empty for all of it
	 * @param size rows and columns of the sum: the layer's channels, or one more for their means
	 */
	record Wanted(Layer layer, Optional<Guide> guide, int size) {}

	/**
	 * @param program that computes them
	 * @param tiles what is seen for the sums alone
	 * @param modes how the program computes
	 * @param wanted the sums
	 */
	TileSums(final Program program, final TileArguments tiles, final NDArray modes, final Collection<Wanted> wanted) {
		this.program = program;
		this.tiles = tiles;
		this.wanted = List.copyOf(wanted);
		manager = program.manager().newSubManager();
		numbers = program.numbers().newSubManager();
		rows = rows(tiles.plan());
		guides = GuideMaps.of(wanted.stream().flatMap(sum -> sum.guide().stream()).toList(), program, modes, manager, "totals[]");
	}

	/** For each sum the index of its layer in a plan's taps, and that of its guide behind the sums. */
	NDArray rows(final Plan plan) {
		final long[][] table = new long[wanted.size()][];
		int guide = table.length;
		for (int i = 0; i < table.length; i++) {
			final boolean guided = wanted.get(i).guide().isPresent();
			table[i] = new long[] { plan.taps().indexOf(wanted.get(i).layer()), guided ? guide++ : NO_GUIDE };
		}
		return numbers.create(table);
	}

	/** How many tiles are seen for the sums alone. */
	int count() {
		return tiles.count();
	}

	/** The sums over all tiles in float64, owned by the scope. */
	NDList of(final NDArray image, final NDManager scope) {
		final NDList totals = zeros(scope);
		for (int i = 0; i < tiles.count(); i++) {
			FreedMemory.giveBackBefore(i);
			final NDList arguments = new NDList(image);
			arguments.addAll(tiles.of(i, new NDList(rows)));
			arguments.addAll(withGuides(totals));
			program.run("add_products", arguments);
		}
		return totals;
	}

	/** Sums and behind them the guides, as the program takes them. */
	NDList withGuides(final NDList totals) {
		final NDList all = new NDList(totals);
		all.addAll(guides);
		return all;
	}

	private NDList zeros(final NDManager scope) {
		final NDList totals = new NDList();
		for (final Wanted sum : wanted) {
			final NDArray total = scope.zeros(new Shape(sum.size(), sum.size()), DataType.FLOAT64);
			total.setName("totals[]");
			totals.add(total);
		}
		return totals;
	}

	@Override
	public void close() {
		numbers.close();
		manager.close();
		tiles.close();
	}
}
