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

	/**
	 * The bytes of the whole file, which compare the storage's sum when all of it is read from them in order, if
	 * they are to and there is one.
	 */
	RandomAccessBytes bytes(Storage storage) throws IOException;
}
