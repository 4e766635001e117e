package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Sums of whole maps; with one row and column more, the values themselves are summed as well: moments before they are
 * divided.
 *
 * @param program that computes them
 * @param tiles of the image
 * @param sizes of the sums: each layer's channels, or one more
 * @param layers whose sums are wanted, as indices of the plan's taps
 */
record TileSums(Program program, TileArguments tiles, int[] sizes, int[] layers) implements StyleSums {

	@Override
	public NDList of(final NDArray image, final NDManager scope) {
		final NDList totals = StyleSums.zeros(sizes, scope);
		for (int i = 0; i < tiles.count(); i++) {
			FreedMemory.giveBackBefore(i);
			final NDList arguments = new NDList(image);
			arguments.addAll(tiles.of(i, new NDList()));
			arguments.addAll(totals);
			program.run("add_products", arguments);
		}
		final NDList wanted = new NDList();
		for (final int layer : layers) {
			wanted.add(totals.get(layer));
		}
		return wanted;
	}

	@Override
	public void close() {
		tiles.close();
	}
}
