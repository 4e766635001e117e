package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;

import fiji.plugin.neuralstyle.weights.format.TorchTensor.Storage;

/** Where a PyTorch file keeps its storages. */
interface TorchStorages {

	/**
	 * Where a storage's first number is.
	 *
	 * @throws IOException if the file has no such storage, or one of another length
	 */
	long start(Storage storage) throws IOException;
}
