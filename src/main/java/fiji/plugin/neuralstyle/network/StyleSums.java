package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Sums of F^T F over all tiles, where F are a layer's values as rows: Gram matrices before they are divided. */
interface StyleSums extends AutoCloseable {

	/** The sums in float64, owned by the scope. */
	NDList of(NDArray image, NDManager scope);

	/** Where they are summed up: a square array of zeros for each size, owned by the scope. */
	static NDList zeros(final int[] sizes, final NDManager scope) {
		final NDList totals = new NDList();
		for (final int size : sizes) {
			final NDArray total = scope.zeros(new Shape(size, size), DataType.FLOAT64);
			total.setName("totals[]");
			totals.add(total);
		}
		return totals;
	}

	@Override
	void close();
}
