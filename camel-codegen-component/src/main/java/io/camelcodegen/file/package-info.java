/**
 * Files of our own, among other programs: written whole, read strictly, kept from being written by two at once. Belongs
 * here: how files are read and written. Does not belong here: what is in them, and what goes wrong in the words of an
 * error code.
 */
@NullMarked
package io.camelcodegen.file;

import org.jspecify.annotations.NullMarked;
