package fiji.plugin.neuralstyle.weights.format;

import java.io.EOFException;
import java.io.IOException;

/**
 * Bytes that can be read from any position: a file, an array, or a file on a server that answers Range
 * requests. Readers ask for nothing but what they need; a file of VGG-19 with its classifier has seven
 * times the bytes of its convolutions.
 */
public interface RandomAccessBytes {

	/** What messages call it: a path or an address. */
	String name();

	/**
	 * How many bytes there are.
	 *
	 * @throws IOException if it cannot be told
	 */
	long length() throws IOException;

	/**
	 * Reads some of them. Readers never ask beyond {@link #length()}, nor for more than 16 MiB at
	 * a time.
	 *
	 * @param offset of the first byte, from 0
	 * @param count how many
	 * @return exactly that many bytes, the caller's to change
	 * @throws EOFException if there are fewer bytes than {@link #length()} said
	 * @throws IOException if they cannot be read
	 */
	byte[] read(long offset, int count) throws IOException;

	/**
	 * Whether sums that a file keeps of its parts are to be compared: so for a file of which only parts are
	 * read, as no sum of the whole can be.
	 */
	default boolean wantsSums() {
		return false;
	}
}
