package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Sums of F^T F over all tiles, where F are a layer's values as rows: Gram matrices before they are divided. With one row
 * and column more, of F too: moments before they are divided.
 *
 * @param program that computes them
 * @param tiles of the image
 * @param sizes of the sums: each layer's channels, or one more
 * @param layers whose sums are wanted, as indices of the plan's taps
 */
record TileSums(Program program, TileArguments tiles, int[] sizes, int[] layers) implements AutoCloseable {

	/** The sums of the wanted layers in float64, owned by the scope. */
	NDList of(final NDArray image, final NDManager scope) {
		final NDList totals = new NDList();
		for (final int size : sizes) {
			final NDArray total = scope.zeros(new Shape(size, size), DataType.FLOAT64);
			total.setName("totals[]");
			totals.add(total);
		}
		for (int i = 0; i < tiles.count(); i++) {
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
