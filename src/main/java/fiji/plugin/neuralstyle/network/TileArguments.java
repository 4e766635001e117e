package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** What the program's methods for tiles are told of network and tile, kept on the device. */
final class TileArguments implements AutoCloseable {

	private final Plan plan;
	private final Tiling tiling;
	private final NDManager manager;
	private final NDArray steps;
	private final NDList modesAndMean;
	private final NDList convolutions;
	private final List<NDArray> windows = new ArrayList<>();
	private final List<NDArray> regions = new ArrayList<>();

	TileArguments(final NDManager owner, final Plan plan, final TileGrid grid, final Tiling tiling,
		final NDList modesAndMean, final NDList convolutions)
	{
		this.plan = plan;
		this.tiling = tiling;
		this.modesAndMean = modesAndMean;
		this.convolutions = convolutions;
		manager = owner.newSubManager();
		steps = manager.create(plan.steps());
		for (final Tile tile : grid.tiles()) {
			windows.add(manager.create(tile.window()));
			regions.add(manager.create(tile.regions()));
		}
	}

	Plan plan() {
		return plan;
	}

	/** The type in which the device keeps sums. */
	DataType sumType() {
		return modesAndMean.get(0).getLong(2) == Devices.FLOAT64 ? DataType.FLOAT64 : DataType.FLOAT32;
	}

	int count() {
		return windows.size();
	}

	/**
	 * Window, plan, modes, mean, more, regions and weights of a tile.
	 *
	 * @throws CancellationException if somebody wishes no more tiles
	 */
	NDList of(final int tile, final NDList more) {
		if (tiling.cancelled().getAsBoolean()) throw new CancellationException("Cancelled between two tiles.");
		final NDList arguments = new NDList(windows.get(tile), steps);
		arguments.addAll(modesAndMean);
		arguments.addAll(more);
		arguments.add(regions.get(tile));
		arguments.addAll(convolutions);
		return arguments;
	}

	@Override
	public void close() {
		manager.close();
	}
}
