package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;

/**
 * What jHDF reads from, with a limit. The library believes lengths before it reads, and follows structures
 * that may go in circles or branch without end; here a length beyond the file is refused before anything is
 * allocated, and so is reading more than the structure of any VGG's file has.
 */
final class Hdf5Storage implements HdfBackingStorage {

	/** A superblock takes at most a hundred bytes. */
	private static final int SUPERBLOCK = 512;
	/** Of a VGG's file it is some hundred thousand bytes in a few thousand steps. */
	private static final long MOST_BYTES = 4 << 20;
	private static final int BYTES_A_STEP = 100;

	private final RandomAccessBytes bytes;
	private final long length;
	private final Superblock superblock;
	private long budget = MOST_BYTES;

	/**
	 * @throws HdfException if the file does not begin with a superblock, or is shorter than that says
	 */
	Hdf5Storage(final RandomAccessBytes bytes) throws IOException {
		this.bytes = bytes;
		length = bytes.length();
		final byte[] beginning = bytes.read(0, (int) Math.min(SUPERBLOCK, length));
		superblock = Superblock.readSuperblock(ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN));
		if (superblock.getEndOfFileAddress() > length) {
			throw new HdfException("it has " + length + " of its " + superblock.getEndOfFileAddress() + " bytes");
		}
		if (superblock.getBaseAddressByte() != 0) throw new HdfException("its addresses do not count from its beginning");
	}

	@Override
	public ByteBuffer readBufferFromAddress(final long address, final int count) {
		if (address < 0 || count < 0 || address > length - count) {
			throw new HdfException("it points to " + count + " bytes at " + address + ", but has " + length);
		}
		budget -= count + BYTES_A_STEP;
		if (budget < 0) throw new HdfException("its structure is too large, or goes in a circle");
		try {
			return ByteBuffer.wrap(bytes.read(address, count)).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public ByteBuffer map(final long address, final long count) {
		return readBufferFromAddress(address, Math.toIntExact(count));
	}

	@Override
	public ByteBuffer mapNoOffset(final long address, final long count) {
		return map(address, count);
	}

	@Override
	public long getUserBlockSize() {
		return 0;
	}

	@Override
	public Superblock getSuperblock() {
		return superblock;
	}

	@Override
	public FileChannel getFileChannel() {
		throw new HdfException("it wants to be a file, and may be none");
	}

	@Override
	public int getSizeOfOffsets() {
		return superblock.getSizeOfOffsets();
	}

	@Override
	public int getSizeOfLengths() {
		return superblock.getSizeOfLengths();
	}

	@Override
	public void close() {
		// The bytes stay open.
	}

	@Override
	public long size() {
		return length;
	}

	@Override
	public boolean inMemory() {
		return false;
	}
}
