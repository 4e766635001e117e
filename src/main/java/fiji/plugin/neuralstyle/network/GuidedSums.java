package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Sums for statistics of which some are those of a region: F is then the layer's map times a guide. */
final class GuidedSums implements StyleSums {

	private static final int NO_GUIDE = -1;

	private final Program program;
	private final TileArguments tiles;
	private final NDManager manager;
	private final NDArray rows;
	private final int[] sizes;
	private final NDList guides;

	/**
	 * One sum.
	 *
	 * @param layer of which
	 * @param guide of the layer's map, empty for all of it
	 * @param size rows and columns of the sum: the layer's channels, or one more for their means
	 */
	record Wanted(Layer layer, Optional<Guide> guide, int size) {}

	/** @param wanted the sums, at least one of them with a guide */
	GuidedSums(final Program program, final TileArguments tiles, final NDArray modes, final List<Wanted> wanted)
	{
		this.program = program;
		this.tiles = tiles;
		manager = program.manager().newSubManager();
		sizes = wanted.stream().mapToInt(Wanted::size).toArray();
		final List<Guide> all = new ArrayList<>();
		final long[][] table = new long[wanted.size()][];
		for (int i = 0; i < table.length; i++) {
			final Optional<Guide> guide = wanted.get(i).guide();
			table[i] = new long[] { tiles.plan().taps().indexOf(wanted.get(i).layer()), guide.isPresent() ? all.size() : NO_GUIDE };
			guide.ifPresent(all::add);
		}
		rows = program.numbers().create(table);
		guides = GuideMaps.of(all, program, modes, manager, "guides[]");
	}

	@Override
	public NDList of(final NDArray image, final NDManager scope) {
		final NDList totals = StyleSums.zeros(sizes, scope);
		for (int i = 0; i < tiles.count(); i++) {
			FreedMemory.giveBackBefore(i);
			final NDList arguments = new NDList(image);
			arguments.addAll(tiles.of(i, new NDList(rows)));
			arguments.addAll(totals);
			arguments.addAll(guides);
			program.run("add_guided_products", arguments);
		}
		return totals;
	}

	@Override
	public void close() {
		rows.close();
		manager.close();
		tiles.close();
	}
}
