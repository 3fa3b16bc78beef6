#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

namespace veritally {

/// Memory for one parse of cmark-gfm: handed out in a row, given back at once. Large pieces (the
/// text of long lines and blocks) come from the system and are freed when cmark frees them.
class MarkdownArena {
  public:
    MarkdownArena() : slabs_(1) { slabs_[0] = make_slab(); }
    ~MarkdownArena() { release({}); }
    MarkdownArena(const MarkdownArena&) = delete;
    MarkdownArena& operator=(const MarkdownArena&) = delete;

    /// What is in use; release() goes back to it.
    struct Mark {
        std::size_t slab = 0;
        std::size_t used = 0;
        std::size_t large = 0;
    };
    Mark mark() const { return {slab_, used_, large_.size()}; }
    void release(Mark to) {
        while (large_.size() > to.large) drop_large(large_.size() - 1);
        slab_ = to.slab;
        used_ = to.used;
        if (to.slab == 0 && slabs_.size() > kKeptSlabs) slabs_.resize(kKeptSlabs);
    }

    void* allocate(std::size_t size) {
        if (size >= kLarge) return allocate_large(size);
        void* memory = take(size);
        std::memset(memory, 0, size);
        return memory;
    }

    void* reallocate(void* old, std::size_t size) {
        if (old == nullptr) return allocate(size);
        const std::size_t old_size = header(old).size;
        if (size <= old_size) return old;
        if (old_size < kLarge && is_last(old) && size < kLarge && fits(size - old_size)) {
            used_ += rounded(size) - rounded(old_size);
            header(old).size = size;
            return old;
        }
        void* memory = size >= kLarge ? allocate_large(size) : take(size);
        std::memcpy(memory, old, old_size);
        free(old);
        return memory;
    }

    void free(void* memory) {
        if (memory == nullptr) return;
        const std::size_t size = header(memory).size;
        if (size >= kLarge) {
            drop_large(header(memory).index);
        } else if (is_last(memory)) {
            used_ -= rounded(size) + sizeof(Header);
        }
    }

  private:
    static constexpr std::size_t kSlab = 128 * 1024;
    static constexpr std::size_t kLarge = 16 * 1024;
    static constexpr std::size_t kKeptSlabs = 4;

    struct Header {
        std::size_t size;
        std::size_t index;  ///< In large_.
    };
    using Slab = std::unique_ptr<std::byte[]>;

    static Slab make_slab() { return Slab(new std::byte[kSlab]); }
    static std::size_t rounded(std::size_t size) { return (size + 15) & ~std::size_t{15}; }
    static Header& header(void* memory) { return static_cast<Header*>(memory)[-1]; }
    bool fits(std::size_t size) const { return used_ + rounded(size) + 16 <= kSlab; }
    bool is_last(void* memory) {
        const auto* end = static_cast<std::byte*>(memory) + rounded(header(memory).size);
        return end == slabs_[slab_].get() + used_;
    }

    void* take(std::size_t size) {
        if (!fits(size + sizeof(Header))) {
            if (++slab_ == slabs_.size()) slabs_.push_back(make_slab());
            used_ = 0;
        }
        auto* at = new (slabs_[slab_].get() + used_) Header{size, 0};
        used_ += sizeof(Header) + rounded(size);
        return at + 1;
    }

    void* allocate_large(std::size_t size) {
        auto* at = static_cast<Header*>(std::calloc(1, sizeof(Header) + size));
        if (at == nullptr) throw std::bad_alloc();
        *at = {size, large_.size()};
        large_.push_back(at);
        return at + 1;
    }

    /// Leaves a hole, so that marks stay right; trailing holes go.
    void drop_large(std::size_t index) {
        std::free(large_[index]);
        large_[index] = nullptr;
        while (!large_.empty() && large_.back() == nullptr) large_.pop_back();
    }

    std::vector<Slab> slabs_;
    std::size_t slab_ = 0;
    std::size_t used_ = 0;
    std::vector<Header*> large_;
};

}  // namespace veritally
