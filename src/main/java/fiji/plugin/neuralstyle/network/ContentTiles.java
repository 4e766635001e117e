package fiji.plugin.neuralstyle.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Feature maps of an image, of one tile's core at a time: where those of the whole image would take too much memory.
 *
 * @param program that computes them
 * @param tiles of the image, with the cores of those that the maps are for
 * @param image is not owned
 * @param layers of the maps, as indices of the plan's taps
 */
record ContentTiles(Program program, TileArguments tiles, NDArray image, List<Integer> layers) implements
	AutoCloseable
{

	/** A tile's maps, in the order of the layers, owned by the scope. */
	NDList of(final int tile, final NDManager scope) {
		final NDList arguments = new NDList(image);
		arguments.addAll(tiles.of(tile, new NDList()));
		final NDList maps = program.call("core_features", arguments);
		maps.attach(scope);
		final NDList wanted = new NDList();
		for (final int layer : layers) {
			wanted.add(maps.get(layer));
		}
		return wanted;
	}

	@Override
	public void close() {
		tiles.close();
	}
}
