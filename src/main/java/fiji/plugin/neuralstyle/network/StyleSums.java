package fiji.plugin.neuralstyle.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Sums of F^T F over all tiles, where F are a layer's values as rows: Gram matrices before they are divided. */
interface StyleSums extends AutoCloseable {

	/** The sums in float64, owned by the scope. */
	NDList of(NDArray image, NDManager scope);

	@Override
	void close();
}
